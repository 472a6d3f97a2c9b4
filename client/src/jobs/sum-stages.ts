import type { JobStage } from '../gql/graphql.ts';

interface StageTiming {
  stage: JobStage;
  ms: number;
}

/** One timing a stage, in the order they first came: a cutout reads its picture twice, for the mask and for the result. */
export function sumStages(stages: readonly StageTiming[]): StageTiming[] {
  const sums = new Map<JobStage, number>();
  for (const { stage, ms } of stages) sums.set(stage, (sums.get(stage) ?? 0) + ms);
  return Array.from(sums, ([stage, ms]) => ({ stage, ms }));
}
