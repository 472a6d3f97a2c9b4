import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { correctEdge } from '../src/brush/correct-edge.ts';
import { correctMask } from '../src/brush/hints.ts';
import { findReach } from '../src/brush/reach.ts';
import { resizePlane } from '../src/brush/resample.ts';
import { plantSeeds } from '../src/brush/seeds.ts';
import { encodePath, type Stroke } from '../src/brush/stroke.ts';
import { makeHintGrids } from '../src/tools/imaging/child/masks/correct-by-hints.ts';
import { edgeOf } from '../src/tools/imaging/child/matte-plane.ts';
import { makeMatte } from '../src/tools/imaging/child/model/make-matte.ts';
import { openSession } from '../src/tools/imaging/child/model/open-session.ts';
import { runPass } from '../src/tools/imaging/child/model/run-pass.ts';
import { makeScene, makeViews } from '../src/tools/imaging/child/model/scene.ts';
import { renderPlans } from '../src/tools/imaging/child/render-plans.ts';
import type { Matte, Plan } from '../src/tools/imaging/imaging.ts';
import { compileModel } from '../src/tools/imaging/model/compile/compile-model.ts';
import { u2netpFacts } from '../src/tools/imaging/model/compile/u2netp-facts.ts';
import { locateModel } from '../src/tools/imaging/model/model-files.ts';
import { models } from '../src/tools/imaging/model/models.ts';
import { writePicture } from '../test/picture.ts';
import { measureCpu, median, report } from './figures.ts';

const rounds = 9;
/** Not counted: what children run is compiled best after a few pictures. */
const warmUps = 4;
const limits = { maxPixels: 50_000_000, maxSide: 16_384 };

const strokes: Stroke[] = [
  ['KEEP', [0.2, 0.2, 0.3, 0.25]],
  ['KEEP', [0.7, 0.3, 0.75, 0.5]],
  ['ERASE', [0.5, 0.9, 0.6, 0.9]],
  ['ERASE', [0.1, 0.6, 0.15, 0.8]],
  ['KEEP', [0.45, 0.15, 0.55, 0.12]],
].map(([tool, points]) => ({
  tool: tool as Stroke['tool'],
  size: 0.05,
  hardness: 0.8,
  path: encodePath(points as number[]),
}));

/**
 * CPU time of a corrected cutout at 1600 px, from file to file: against the same that was never corrected, made of a matte that
 * is kept, and made for the first time, when the model has to look.
 */
export async function measureCorrection(photo: Uint8Array): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-correction-'));
  const path = await writePicture(directory, 'photo.jpg', photo);
  const file = readFileSync(locateModel('u2netp', tmpdir()));
  const session = await openSession(compileModel(file, u2netpFacts, { precision: 'int8' }));
  const look = async () => {
    const scene = await makeScene(path, models.u2netp, 'balanced', limits);
    return makeMatte(scene, (pass) => runPass(session, models.u2netp, pass));
  };
  const matte = await look();
  const plan: Plan = {
    cutout: { edges: 'refined', effort: 'balanced' },
    resize: { width: 1600, height: 1600, fit: 'inside' },
    output: { format: 'webp' },
  };
  const hinted: Plan = { ...plan, masks: [{ mask: 'hints', mode: 'hints' }] };
  const masks = { hints: { kind: 'hints' as const, strokes } };
  const render = (plans: Plan[]) => renderPlans({ path, matte, masks, plans, directory }, limits, () => {});
  const ways = {
    corrected: () => render([hinted]),
    kept: () => render([plan]),
    first: async () => {
      await look();
      await render([plan]);
    },
  };
  const ms: Record<keyof typeof ways, number[]> = { corrected: [], kept: [], first: [] };
  for (let round = 0; round < warmUps + rounds; round++)
    for (const [name, make] of Object.entries(ways)) {
      const spent = await measureCpu(make);
      if (round >= warmUps) ms[name as keyof typeof ways].push(spent);
    }
  const parts = await measureParts(path, matte);
  await session.release();
  await rm(directory, { recursive: true });
  const [corrected, kept, first] = [median(ms.corrected), median(ms.kept), median(ms.first)];
  report(
    'a corrected cutout / one that was never, 1600 px of 12 MP, CPU',
    corrected / first,
    { atMost: 1.25 },
    ms,
  );
  report(
    '… / one of a matte that is kept',
    corrected / kept,
    { atMost: 1.5 },
    { ms: [corrected, kept, first], ...parts },
  );
}

/** What a correction is made of, CPU ms. */
async function measureParts(path: string, matte: Matte): Promise<Record<string, number[]>> {
  if (!matte.solved) throw new Error('expected a matte whose edge was solved, got one without');
  const edge = edgeOf({ ...matte, solved: matte.solved });
  const views = await makeViews(path, limits);
  const grids = makeHintGrids(views);
  const mask = resizePlane(edge.alpha, grids.lab);
  const seeds = plantSeeds(grids.lab, { strokes });
  const correction = correctMask(grids.lab, mask, { strokes }, grids.affinity);
  const parts: Record<string, () => unknown> = {
    'decoding and shrinking': () => makeViews(path, limits),
    'Lab and affinity': () => makeHintGrids(views),
    seeds: () => plantSeeds(grids.lab, { strokes }),
    reach: () => findReach(seeds),
    'mask, with seeds and reach': () => correctMask(grids.lab, mask, { strokes }, grids.affinity),
    edge: () => correctEdge(grids.pixels, edge, correction),
  };
  const figures: Record<string, number[]> = {};
  for (const [name, run] of Object.entries(parts)) {
    const ms: number[] = [];
    for (let round = 0; round < warmUps + rounds; round++) ms.push(await measureCpu(async () => run()));
    figures[name] = [median(ms.slice(warmUps))];
  }
  return figures;
}
