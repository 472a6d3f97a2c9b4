import type { Model } from '../../model/models.ts';
import type { PassInput } from '../../model/pass.ts';
import type { Precision, PrecisionChoice } from '../../model/precision.ts';
import { drawSample } from './draw-sample.ts';
import { openSession } from './open-session.ts';
import { runPass } from './run-pass.ts';

/** Of 255. Of the sample it is 0.1, and 31 and more for a network that lacks one of the rewrites int8 needs. */
const maxMeanDifference = 2;
/** Pixels a side: a quarter of the work of 320, where the same was measured. */
const sampleSide = 160;

/**
 * Which of two forms of one network this machine had better run, by one pass of each on a drawn picture. By CPU time, as
 * the clock also counts what else a busy machine does; each pass is its session's first, which flatters neither.
 * Nothing of it stays in memory.
 */
export async function checkPrecision(
  files: Readonly<Record<Precision, Uint8Array>>,
  model: Model,
): Promise<PrecisionChoice> {
  const sample = drawSample(sampleSide);
  const fp32 = await tryOut(files.fp32, model, sample);
  const int8 = await tryOut(files.int8, model, sample);
  let sum = 0;
  for (const [at, value] of fp32.alpha.entries()) sum += Math.abs(value - int8.alpha[at]!);
  const meanDifference = sum / fp32.alpha.length;
  const check = { meanDifference, fp32Ms: fp32.ms, int8Ms: int8.ms };
  if (meanDifference > maxMeanDifference) return { precision: 'fp32', reason: 'different', check };
  if (int8.ms >= fp32.ms) return { precision: 'fp32', reason: 'slow', check };
  return { precision: 'int8', reason: 'checked', check };
}

async function tryOut(file: Uint8Array, model: Model, sample: PassInput) {
  const session = await openSession(file);
  try {
    const before = process.cpuUsage();
    const alpha = await runPass(session, model, sample);
    const { user, system } = process.cpuUsage(before);
    return { alpha, ms: (user + system) / 1000 };
  } finally {
    await session.release();
  }
}
