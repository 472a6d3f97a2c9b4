import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Failure } from './error.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

export const JobKind = defineEnum('JobKind', 'What a job does.', {
  PROCESS_IMAGE: 'Makes one rendition.',
  PREPARE_IMAGE: 'Makes placeholder, thumbnail and preview of a new image.',
  IMPORT_URL: 'Fetches an image from its address.',
  RENDER_COLLAGE: 'Makes a picture of the collage of a wishlist.',
});
export type JobKind = keyof typeof JobKind;

export const JobStatus = defineEnum('JobStatus', 'Where a job stands. The last three are final.', {
  QUEUED: 'Waits for its turn; between attempts too, the last error kept.',
  RUNNING: 'It is being worked on.',
  SUCCEEDED: 'Done; what it made is stored.',
  FAILED: 'Given up; `error` says why.',
  CANCELED: 'Stopped by its owner, or its image is gone.',
});
export type JobStatus = keyof typeof JobStatus;

const activeStatuses: readonly JobStatus[] = ['QUEUED', 'RUNNING'];

/** The condition for a job that is not final. */
export function activeJob() {
  return { status: { $in: [...activeStatuses] } };
}

/** The same of a job that is at hand. */
export function isActive({ status }: { status: JobStatus }): boolean {
  return activeStatuses.includes(status);
}

export const JobStage = defineEnum('JobStage', 'What a job does at the moment.', {
  WAITING: 'For a worker.',
  FETCHING: 'Brings the original.',
  DECODING: 'Reads its pixels.',
  SEGMENTING: 'Has the model find the subject.',
  REFINING: 'Cuts out, cleans edges, crops, scales.',
  ENCODING: 'Writes the file; with a target, several until one reaches it.',
  STORING: 'Puts the file into the storage.',
  DONE: 'It has succeeded.',
});
export type JobStage = keyof typeof JobStage;

@ObjectType({ description: 'How long one stage took in the last attempt.' })
export class StageTiming {
  @Field(() => JobStage, { description: 'Which stage.' })
  stage!: JobStage;

  @Field(() => Int, { description: 'Milliseconds.' })
  ms!: number;
}

@ObjectType({ description: 'Figures of a job; null until they are known.' })
export class JobMetrics {
  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds from creation to the start of the last attempt.',
  })
  queuedMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds of the last attempt, from start to end.' })
  runMs!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes of the original.' })
  inputBytes!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Bytes of all that was made.' })
  outputBytes!: number | null;

  @Field(() => [StageTiming], { description: 'Of the last attempt, in the order they began.' })
  stages!: StageTiming[];
}

@Entity()
@Index({ properties: ['accountId', 'createdAt', 'id'] })
@Index({ properties: ['accountId', 'finishedAt'] })
@Index({ properties: ['imageId', 'createdAt', 'id'] })
@Index({
  name: 'job_in_flight_unique',
  expression:
    "create unique index job_in_flight_unique on job (rendition_key) where status in ('QUEUED', 'RUNNING') and rendition_key is not null",
})
@Index({
  name: 'job_active_index',
  expression:
    "create index job_active_index on job (account_id, status, created_at, id) where status in ('QUEUED', 'RUNNING')",
})
@Index({
  name: 'job_failed_index',
  expression:
    "create index job_failed_index on job (account_id, status, created_at, id) where status in ('FAILED', 'CANCELED')",
})
@Index({
  name: 'job_asked_index',
  expression:
    "create index job_asked_index on job (account_id, created_at, id) where kind <> 'PREPARE_IMAGE'",
})
@Index({
  name: 'job_made_index',
  expression:
    "create index job_made_index on job (rendition_key, created_at, id) where status = 'SUCCEEDED' and rendition_key is not null",
})
@Index({
  name: 'job_ended_index',
  expression: 'create index job_ended_index on job (finished_at) where finished_at is not null',
})
@Index({
  name: 'job_prepare_index',
  expression: "create index job_prepare_index on job (image_id, created_at, id) where kind = 'PREPARE_IMAGE'",
})
@ObjectType({ implements: Node, description: 'Work on an image, and how it goes.' })
export class Job extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => Image, { mapToPk: true, fieldName: 'image_id', nullable: true, deleteRule: 'cascade' })
  imageId!: string | null;

  @Field(() => JobKind, { description: 'What it does.' })
  @Property({ type: 'text' })
  kind!: JobKind;

  @Field(() => JobStatus, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  status!: JobStatus;

  @Field(() => JobStage, { description: 'What it does at the moment, or did last.' })
  @Property({ type: 'text' })
  stage!: JobStage;

  @Field(() => Float, { description: '0 to 1; never goes back within an attempt.' })
  @Property({ type: 'double' })
  progress!: number;

  @Field(() => Int, { description: 'Which attempt runs, or ran last; 0 before the first.' })
  @Property({ type: 'int' })
  attempt!: number;

  @Field(() => Int, { description: 'After so many failed attempts it is given up.' })
  @Property({ type: 'int' })
  maxAttempts!: number;

  /**
   * How often the job was claimed: the fence. A worker's writes name the claim they belong to, so those of one that
   * was thought dead hit no row. It differs from `attempt`, which a job given back at shutdown gets refunded.
   */
  @Property({ type: 'int', default: 0 })
  claim!: number;

  @Field(() => Failure, {
    nullable: true,
    description: 'Why it FAILED; while QUEUED, why the last attempt did.',
  })
  @Property({ type: 'jsonb', nullable: true })
  error!: Failure | null;

  /** What it is told, in the form its kind has in the table of services/job/job-spec.ts. */
  @Property({ type: 'jsonb', default: '{}' })
  payload!: object;

  /** Storage key of the rendition it makes, or made. PROCESS_IMAGE only; one job in flight a key. */
  @Property({ type: 'text', nullable: true })
  renditionKey!: string | null;

  @Index()
  @ManyToOne(() => Job, { mapToPk: true, fieldName: 'retry_of_id', nullable: true, deleteRule: 'set null' })
  retryOfId!: string | null;

  /** Of the request that asked for it, as the log has it. */
  @Property({ type: 'text', nullable: true })
  requestId!: string | null;

  @Field(() => JobMetrics, { description: 'Its times and bytes.' })
  @Property({ type: 'jsonb' })
  metrics!: JobMetrics;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision: a flush leaves both as they were in the entity, whoever needs them reads anew. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { nullable: true, description: 'Start of the last attempt.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it became final.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt!: Date | null;
}

export const JobConnection = createConnectionType(Job, 'Job');

@InputType({ description: 'Which jobs are listed: those of which all is true that is given.' })
export class JobFilter {
  @Field(() => [JobStatus], {
    nullable: true,
    description: 'Only those of these statuses; of an empty list none. Default: all.',
  })
  statuses?: JobStatus[] | null;

  @Field(() => [JobKind], {
    nullable: true,
    description: 'Only those of these kinds; of an empty list none. Default: all.',
  })
  kinds?: JobKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Only those about this image; of one that is not the viewer's there are none. Default: all.",
  })
  imageId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Only those that are queued or running, or have ended at this instant or later. Default: all. To go on following them, use jobsUpdated, which misses none.',
  })
  updatedSince?: Date | null;
}

@InputType({ description: 'Which job is canceled.' })
export class CancelJobInput {
  @Field(() => ID, { description: "Of one of the viewer's jobs." })
  id!: string;
}

@ObjectType({ description: 'The job that was canceled.' })
export class CancelJobPayload {
  @Field(() => Job, { description: 'As it is now.' })
  job!: Job;
}

@InputType({ description: 'Which job is tried again.' })
export class RetryJobInput {
  @Field(() => ID, { description: "Of one of the viewer's jobs." })
  id!: string;
}

@ObjectType({ description: 'The job that tries again.' })
export class RetryJobPayload {
  @Field(() => Job, { description: 'New, or the one that is at it already.' })
  job!: Job;
}
