import type { JobStage, StageTiming } from '../schema/job.ts';

/** The share of the whole that lies behind a job when a stage begins, as measured on 12 MP photos: the model is 45 %. */
const startsAt = {
  WAITING: 0,
  FETCHING: 0.02,
  DECODING: 0.05,
  SEGMENTING: 0.15,
  REFINING: 0.65,
  ENCODING: 0.75,
  STORING: 0.95,
  DONE: 1,
} as const satisfies Record<JobStage, number>;

/**
 * Turns the begin of stages into progress that only rises. Stages of `expected` that come back, as decoding does after
 * the matte, are not told again.
 */
export function createStageClock(
  report: (stage: JobStage, progress: number) => void,
  expected: readonly JobStage[],
) {
  let last = -1;
  let startedAt = performance.now();
  let current: JobStage = 'WAITING';
  return {
    begin(stage: JobStage): void {
      const at = expected.indexOf(stage);
      if (at <= last) return;
      last = at;
      current = stage;
      startedAt = performance.now();
      report(stage, startsAt[stage]);
    },
    /** What each stage took in all: those of `times`, and the one that began last until now. */
    end(times: StageTiming[]): StageTiming[] {
      const sums = new Map<JobStage, number>();
      for (const { stage, ms } of [...times, { stage: current, ms: performance.now() - startedAt }])
        sums.set(stage, (sums.get(stage) ?? 0) + ms);
      return [...sums].map(([stage, ms]) => ({ stage, ms: Math.round(ms) }));
    },
  };
}
