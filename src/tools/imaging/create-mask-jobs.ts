import { countBytes, type Estimate } from './estimate.ts';
import type { Imaging, WorkOptions } from './imaging.ts';
import type { MaskFile } from './mask.ts';
import type { Pool, PoolJob } from './pool/pool.ts';
import { estimateAlpha, estimateDrawing, estimateMeasuring, estimateTaking } from './weigh-masks.ts';

const longestQuickMs = 300;

interface Means {
  pool: Pool;
  /** Runs a job where work of its weight is run. */
  runWeighed<Result>(job: PoolJob, estimate: Estimate): Promise<Result>;
  timeoutMs: number;
}

/** What the imaging tool does with masks alone, in its render children. */
export function createMaskJobs({
  pool,
  runWeighed,
  timeoutMs,
}: Means): Pick<Imaging, 'takeMask' | 'takeAlpha' | 'measureMask' | 'drawMask'> {
  async function run<Result>(
    task: string,
    input: unknown,
    estimate: Estimate,
    { quick, ...work }: WorkOptions = {},
  ): Promise<Result> {
    const job = { task, input, key: '', timeoutMs, ...work };
    return quick
      ? await pool.run({ ...job, bytes: countBytes(estimate), pace: 'quick' })
      : await runWeighed(job, estimate);
  }

  return {
    takeMask: (input, work) => run<MaskFile>('take-mask', input, estimateTaking(input), work),
    takeAlpha: (input, work) => run<MaskFile>('take-alpha', input, estimateAlpha(input), work),
    drawMask: (input, work) => run('draw-mask', input, estimateDrawing(input), work),
    measureMask(input, { quick, ...work } = {}) {
      const estimate = estimateMeasuring(input);
      // Somebody may have drawn as much as a mask may have, and thumbnails would wait for it.
      const isShort = estimate.ms <= longestQuickMs;
      return run('measure-mask', input, estimate, { ...work, ...(quick && isShort && { quick }) });
    },
  };
}
