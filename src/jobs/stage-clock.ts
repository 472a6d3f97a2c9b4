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

/** Of what is left of a stage, each step of it takes this share: nobody knows how many tries a search needs. */
const stepShare = 0.2;

/**
 * Turns the begin of stages, and their steps, into progress that only rises. Stages of `expected` that come back, as decoding
 * does after the matte, are not told again.
 */
export function createStageClock(
  report: (stage: JobStage, progress: number) => void,
  expected: readonly JobStage[],
) {
  let last = -1;
  let startedAt = performance.now();
  let current: JobStage = 'WAITING';
  let progress: number = startsAt.WAITING;
  return {
    /** Called for the stage that began last, it is a step of it. */
    begin(stage: JobStage): void {
      const at = expected.indexOf(stage);
      if (at < 0 || at < last) return;
      if (at > last) {
        startedAt = performance.now();
        progress = startsAt[stage];
      } else progress += stepShare * (startsAt[expected[at + 1] ?? 'DONE'] - progress);
      last = at;
      current = stage;
      report(stage, progress);
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
