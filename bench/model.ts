import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { drawSample } from '../src/tools/imaging/child/model/draw-sample.ts';
import { openSession, type Session } from '../src/tools/imaging/child/model/open-session.ts';
import { runPass } from '../src/tools/imaging/child/model/run-pass.ts';
import { compileModel } from '../src/tools/imaging/model/compile/compile-model.ts';
import { u2netpFacts } from '../src/tools/imaging/model/compile/u2netp-facts.ts';
import { locateModel } from '../src/tools/imaging/model/model-files.ts';
import { models } from '../src/tools/imaging/model/models.ts';
import type { Precision } from '../src/tools/imaging/model/precision.ts';
import { measureCpu, median, report } from './figures.ts';

const rounds = 5;
const model = models.u2netp;
const path = locateModel('u2netp', tmpdir());
const square = drawSample(320);
const small = drawSample(256);

/** CPU time of passes against one of the model as it is shipped, and the memory of the process that makes them. */
export async function measureModel(): Promise<void> {
  await measurePasses();
}

async function measurePasses(): Promise<void> {
  const file = readFileSync(path);
  const compile = (precision: Precision) => compileModel(file, u2netpFacts, { precision });
  const shipped = await openSession(file);
  const fp32 = await openSession(compile('fp32'));
  const int8 = await openSession(compile('int8'));
  const passes = {
    shipped: () => runPass(shipped, model, square),
    fp32: () => runPass(fp32, model, square),
    int8: () => runPass(int8, model, square),
    'int8, two': async () => [await runPass(int8, model, square), await runPass(int8, model, small)],
  };
  const ms = Object.fromEntries(Object.keys(passes).map((name) => [name, [] as number[]]));
  // The first round is not counted: sessions plan their memory in it.
  for (let round = 0; round <= rounds; round++)
    for (const [name, run] of Object.entries(passes)) {
      const spent = await measureCpu(run);
      if (round > 0) ms[name]?.push(spent);
    }
  await Promise.all([shipped, fp32, int8].map((session: Session) => session.release()));
  const ratioOf = (name: string) => median(ms[name]!) / median(ms.shipped!);
  const hasVnni = /\bavx(512)?_vnni\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  console.log(`\nVNNI: ${hasVnni ? 'yes' : 'no, so int8 is only held to be no slower'}`);
  report('fp32 pass / shipped pass, CPU', ratioOf('fp32'), { atMost: 1 }, { ms: ms.fp32! });
  report(
    'int8 pass / shipped pass, CPU',
    ratioOf('int8'),
    { atMost: hasVnni ? 0.4 : 1 },
    {
      'int8 ms': ms.int8!,
      'shipped ms': ms.shipped!,
    },
  );
  report(
    'two int8 passes / one shipped, CPU',
    ratioOf('int8, two'),
    { atMost: hasVnni ? 0.6 : 2 },
    {
      ms: ms['int8, two']!,
    },
  );
}
