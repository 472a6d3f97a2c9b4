import type { StageTime } from '../imaging.ts';

type Stage = StageTime['stage'];

/** Sums up how long each stage took; says when one begins for the first time, so that stages never go back. */
export function createStopwatch(onStage: (stage: Stage) => void) {
  const sums = new Map<Stage, number>();
  return {
    async time<Result>(stage: Stage, work: () => Promise<Result>): Promise<Result> {
      if (!sums.has(stage)) onStage(stage);
      const startedAt = performance.now();
      try {
        return await work();
      } finally {
        sums.set(stage, (sums.get(stage) ?? 0) + performance.now() - startedAt);
      }
    },
    times: (): StageTime[] => [...sums].map(([stage, ms]) => ({ stage, ms })),
  };
}
