import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCutJob } from '../src/tools/imaging/child/cut-job.ts';
import { cutOut } from '../src/tools/imaging/child/cut-out.ts';
import { decodePicture, readHeader } from '../src/tools/imaging/child/decode.ts';
import { makeMatte } from '../src/tools/imaging/child/model/make-matte.ts';
import { openSession, type Session } from '../src/tools/imaging/child/model/open-session.ts';
import { runPass } from '../src/tools/imaging/child/model/run-pass.ts';
import { makeParityScene, makeScene } from '../src/tools/imaging/child/model/scene.ts';
import type { Picture } from '../src/tools/imaging/child/picture.ts';
import { edges } from '../src/tools/imaging/child/steps/edges.ts';
import type { MatteEffort } from '../src/tools/imaging/imaging.ts';
import { compileModel } from '../src/tools/imaging/model/compile/compile-model.ts';
import { u2netpFacts } from '../src/tools/imaging/model/compile/u2netp-facts.ts';
import { locateModel } from '../src/tools/imaging/model/model-files.ts';
import { models } from '../src/tools/imaging/model/models.ts';
import type { MatteInput } from '../src/tools/imaging/model/pass.ts';
import { createPool } from '../src/tools/imaging/pool/pool.ts';
import { writePicture } from '../test/picture.ts';
import { measureCpu, median, report } from './figures.ts';
import { readProcessBytes } from './memory.ts';

const rounds = 9;
/** Not counted: children live long, and what they run is compiled best after a few pictures. */
const warmUps = 5;
const limits = { maxPixels: 50_000_000, maxSide: 16_384 };
const model = models.u2netp;

/**
 * CPU time of all that makes a picture's alpha, from its file to the refined edge: decoding for the model, the passes, the solver,
 * the full size, the colours of the edge; not the decoding for the output and its encoding. Against the same of before: one pass
 * of the model as it is shipped, enlarged and stretched. Other work on the machine is in neither.
 */
export async function measureMask(photos: readonly Uint8Array[]): Promise<void> {
  const file = readFileSync(locateModel('u2netp', tmpdir()));
  const shipped = await openSession(file);
  const int8 = await openSession(compileModel(file, u2netpFacts, { precision: 'int8' }));
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-mask-'));
  for (const [i, photo] of photos.entries()) {
    const path = await writePicture(directory, `${i}.jpg`, photo);
    const { width, height } = await readHeader(path, limits);
    const picture = await decodePicture(path, { width, height }, limits);
    const ways = {
      before: () => makeMask(shipped, path, picture),
      FAST: () => makeMask(int8, path, picture, 'fast'),
      BALANCED: () => makeMask(int8, path, picture, 'balanced'),
      BEST: () => makeMask(int8, path, picture, 'best'),
    };
    const ms: Record<keyof typeof ways, number[]> = { before: [], FAST: [], BALANCED: [], BEST: [] };
    for (let round = 0; round < warmUps + rounds; round++)
      for (const [name, make] of Object.entries(ways)) {
        const spent = await measureCpu(make);
        if (round >= warmUps) ms[name as keyof typeof ways].push(spent);
      }
    const megapixels = Math.round((width * height) / 1e6);
    const ratio = median(ms.BALANCED) / median(ms.before);
    report(`mask of BALANCED / of before, ${megapixels} MP, CPU`, ratio, { atMost: 1 }, ms);
  }
  await Promise.all([shipped, int8].map((session) => session.release()));
  await rm(directory, { recursive: true });
}

async function makeMask(session: Session, path: string, picture: Picture, effort?: MatteEffort) {
  const scene = effort
    ? await makeScene(path, model, effort, limits)
    : await makeParityScene(path, model.inputSize, limits);
  const matte = await makeMatte(scene, (pass) => runPass(session, model, pass));
  const plan = {
    cutout: { edges: 'refined' as const, ...(effort && { effort }) },
    output: { format: 'png' as const },
  };
  const job = createCutJob({ path, matte }, picture, limits);
  return edges(await cutOut({ ...job, plan, source: picture }), { plan });
}

/** Of the process that holds the model, after 50 pictures of mixed shapes, and when it has made twenty RAW mattes too. */
export async function measureMatteChild(photos: readonly Uint8Array[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-mask-'));
  const paths = await Promise.all(photos.map((photo, i) => writePicture(directory, `${i}.jpg`, photo)));
  const args = ['u2netp', locateModel('u2netp', tmpdir()), 'auto'];
  const childOptions = () => ({ entry: 'matte-child', args, tempDir: tmpdir() });
  const pool = createPool({
    size: 1,
    childOptions,
    log: { info() {}, warn: console.warn, error: console.error },
  });
  const make = async (count: number, effort: MatteEffort | null) => {
    for (let i = 0; i < count; i++) {
      const path = paths[i % paths.length]!;
      const scene = effort
        ? await makeScene(path, model, effort, limits)
        : await makeParityScene(path, model.inputSize, limits);
      const input: MatteInput = { ...scene, precision: effort ? 'int8' : 'fp32' };
      await pool.run({ task: 'matte', input, key: 'u2netp', timeoutMs: 60_000 });
    }
    return readProcessBytes(pool.pids()[0] ?? 0) / 1e9;
  };
  const gigabytes = await make(50, 'balanced');
  report('memory of a matte child after 50 pictures, GB', gigabytes, { atMost: 0.3 }, {});
  report('… that has made RAW mattes too, GB', await make(20, null), { atMost: 0.7 }, {});
  await pool.close(0);
  await rm(directory, { recursive: true });
}
