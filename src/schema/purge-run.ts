import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../errors.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { ErrorCodeEnum } from './error.ts';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

export const PurgeTask = defineEnum('PurgeTask', 'What a run removes.', {
  PURGE: 'What has ended or was deleted.',
  SWEEP: 'Objects in the storage that no row knows.',
});
export type PurgeTask = keyof typeof PurgeTask;

export const PurgeTrigger = defineEnum('PurgeTrigger', 'Why a run began.', {
  SCHEDULE: 'It was time.',
  OPERATOR: 'An operator asked for it.',
});
export type PurgeTrigger = keyof typeof PurgeTrigger;

export const PurgeStatus = defineEnum('PurgeStatus', 'Where a run stands. The last three are final.', {
  RUNNING: 'It removes, or waits for a worker that does.',
  SUCCEEDED: 'Nothing that was due is left.',
  FAILED: 'Something could not be removed, or a SWEEP was refused; the next run tries again.',
  INTERRUPTED: 'Its process died or was stopped; the next run goes on where it was.',
});
export type PurgeStatus = keyof typeof PurgeStatus;

@ObjectType({ description: 'How much of everything.' })
export class PurgeCounts {
  @Field(() => Int, { description: 'Images.' })
  images!: number;

  @Field(() => Int, { description: 'Galleries.' })
  galleries!: number;

  @Field(() => Int, { description: 'Links to galleries.' })
  links!: number;

  @Field(() => Int, { description: 'Masks that were deleted by themselves.' })
  masks!: number;

  @Field(() => Int, { description: 'Wishlists.' })
  wishlists!: number;

  @Field(() => Int, { description: 'Batches, each with its rows and its file.' })
  batches!: number;

  @Field(() => Int, { description: 'Uploads that were announced.' })
  uploads!: number;

  @Field(() => Int, { description: 'Links to zips.' })
  downloads!: number;

  @Field(() => Int, { description: 'Jobs that ended longer ago than JOB_RETENTION.' })
  jobs!: number;

  @Field(() => Int, { description: 'Objects in the storage that rows know.' })
  objects!: number;

  @Field(() => Int, { description: 'Objects in the storage that no row knows.' })
  orphans!: number;

  @Field(() => SafeInt, { description: 'Bytes of the objects.' })
  bytes!: number;
}

/** How far the listing of a sweep has come, across the runs that it took. */
export interface SweepCursor {
  /** The last of the prefixes that have been listed; empty for none. */
  prefix: string;
  /** When the first of these runs began. */
  startedAt: string;
}

export function noCounts(): PurgeCounts {
  return {
    images: 0,
    galleries: 0,
    links: 0,
    masks: 0,
    wishlists: 0,
    batches: 0,
    uploads: 0,
    downloads: 0,
    jobs: 0,
    objects: 0,
    orphans: 0,
    bytes: 0,
  };
}

@ObjectType({ description: 'Failures of a run that are alike. No key, name or id of anybody.' })
export class PurgeError {
  @Field(() => ErrorCodeEnum, { description: 'What kind of failure.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'One English sentence for people.' })
  message!: string;

  @Field(() => Int, { description: 'How often.' })
  count!: number;
}

/** How it goes from one status to the next is told in services/keeping/purge-run.ts. */
@Entity()
@Index({
  name: 'purge_run_running_unique',
  expression: "create unique index purge_run_running_unique on purge_run (task) where status = 'RUNNING'",
})
@Index({ properties: ['createdAt', 'id'] })
@ObjectType({ implements: Node, description: 'One run of the purge or of the sweep. For operators.' })
export class PurgeRun extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Field(() => PurgeTask, { description: 'What it removes.' })
  @Property({ type: 'text' })
  task!: PurgeTask;

  @Field(() => PurgeTrigger, { description: 'Why it began.' })
  @Property({ type: 'text' })
  trigger!: PurgeTrigger;

  @Field(() => PurgeStatus, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  status!: PurgeStatus;

  @Field(() => DateTime, { name: 'startedAt', description: 'When it began, or was asked for.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it became final.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt!: Date | null;

  @Field(() => PurgeCounts, { description: 'What it has removed, as of its last batch.' })
  @Property({ type: 'jsonb' })
  removed!: PurgeCounts;

  @Field(() => Int, {
    description: 'Due and not removed when it ended. Above 10,000 it may be an estimate.',
  })
  @Property({ type: 'int', fieldName: 'left_over', default: 0 })
  left!: Opt<number>;

  @Field(() => [PurgeError], { description: 'What failed; the same failures together.' })
  @Property({ type: 'jsonb', default: '[]' })
  errors!: Opt<PurgeError[]>;

  @Field(() => String, { nullable: true, description: 'Why a SWEEP deleted nothing.' })
  @Property({ type: 'text', nullable: true })
  refusal!: string | null;

  /** Of a SWEEP: the objects it has seen so far, and those of them that are old and have no row. */
  @Property({ type: 'int', default: 0 })
  listed!: Opt<number>;

  @Property({ type: 'int', default: 0 })
  orphans!: Opt<number>;

  /** Of a SWEEP that an operator asked for: more orphans than this share of all objects are not deleted. */
  @Property({ type: 'double', nullable: true })
  maxOrphanShare!: number | null;

  /** Of a SWEEP: where who goes on with it begins; null once all has been looked at. */
  @Property({ type: 'jsonb', nullable: true })
  cursor!: SweepCursor | null;

  /** Of the queue's entry it runs for; null for one that waits for a worker. */
  @Property({ type: 'text', nullable: true })
  entry!: string | null;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  heartbeatAt!: Opt<Date>;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;
}

export const PurgeRunConnection = createConnectionType(PurgeRun, 'PurgeRun');
