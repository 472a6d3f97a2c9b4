import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { PurgeCounts, PurgeRun, PurgeTask } from './purge-run.ts';
import { DateTime } from './scalar.ts';

@ObjectType({
  description:
    'What there is to be removed. Counts above 10,000 are estimates. Made at most once a minute, for all who ask.',
})
export class PurgePlan {
  @Field(() => DateTime, { description: 'When it was made.' })
  at!: Date;

  @Field(() => PurgeCounts, { description: 'What is due by then, and still there.' })
  due!: PurgeCounts;

  @Field(() => PurgeCounts, { description: 'What will be due within the day after that.' })
  withinDay!: PurgeCounts;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the oldest of what is due has been due.',
  })
  oldestDueAt!: Date | null;

  @Field(() => DateTime, { description: 'When PURGE_CRON begins the next run.' })
  nextRunAt!: Date;

  @Field(() => PurgeRun, { nullable: true, description: 'The purge that runs now, as it is now.' })
  running!: PurgeRun | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Objects without a row that the last sweep has found. Null before the first.',
  })
  orphans!: number | null;

  @Field(() => Float, { nullable: true, description: 'Their share of all objects, 0 to 1.' })
  orphanShare!: number | null;
}

@InputType({ description: 'What is run now.' })
export class RunPurgeInput {
  @Field(() => PurgeTask, { nullable: true, description: 'Which of them. Default: PURGE.' })
  task?: PurgeTask | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of a SWEEP, 0 to 1: if more of all objects have no row, it deletes none and says so in `refusal`. Default: SWEEP_MAX_PERCENT.',
  })
  maxOrphanShare?: number | null;
}

@ObjectType({ description: 'The run.' })
export class RunPurgePayload {
  @Field(() => PurgeRun, { description: 'A new one, or the one of this task that runs already.' })
  run!: PurgeRun;
}
