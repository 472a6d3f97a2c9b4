import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { JobError } from './error.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';
import { Recipe } from './recipe.ts';
import { DateTime } from './scalar.ts';

export const JobKind = {
  PROCESS_IMAGE: 'PROCESS_IMAGE',
  PREPARE_IMAGE: 'PREPARE_IMAGE',
  IMPORT_URL: 'IMPORT_URL',
  RENDER_COLLAGE: 'RENDER_COLLAGE',
  DELIVER_WEBHOOK: 'DELIVER_WEBHOOK',
} as const;
export type JobKind = keyof typeof JobKind;
registerEnumType(JobKind, {
  name: 'JobKind',
  description: 'What a job does.',
  valuesConfig: {
    PROCESS_IMAGE: { description: 'Makes one rendition.' },
    PREPARE_IMAGE: { description: 'Makes placeholder, thumbnail and preview of a new image.' },
    IMPORT_URL: { description: 'Fetches an image from an address.' },
    RENDER_COLLAGE: { description: 'Draws a collage.' },
    DELIVER_WEBHOOK: { description: 'Tells another server.' },
  },
});

export const JobStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELED: 'CANCELED',
} as const;
export type JobStatus = keyof typeof JobStatus;

/** What is not final. */
export const activeJobStatuses = ['QUEUED', 'RUNNING'] as const satisfies JobStatus[];

registerEnumType(JobStatus, {
  name: 'JobStatus',
  description: 'Where a job stands. The last three are final.',
  valuesConfig: {
    QUEUED: { description: 'Waits for a worker; between attempts too, the last error kept.' },
    RUNNING: { description: 'A worker is at it.' },
    SUCCEEDED: { description: 'Done; what it made is stored.' },
    FAILED: { description: 'Given up; `error` says why.' },
    CANCELED: { description: 'Stopped by its owner, or its image is gone.' },
  },
});

export const JobStage = {
  WAITING: 'WAITING',
  FETCHING: 'FETCHING',
  DECODING: 'DECODING',
  SEGMENTING: 'SEGMENTING',
  REFINING: 'REFINING',
  ENCODING: 'ENCODING',
  STORING: 'STORING',
  DONE: 'DONE',
} as const;
export type JobStage = keyof typeof JobStage;
registerEnumType(JobStage, {
  name: 'JobStage',
  description: 'What a job does at the moment.',
  valuesConfig: {
    WAITING: { description: 'For a worker.' },
    FETCHING: { description: 'Brings the original.' },
    DECODING: { description: 'Reads its pixels.' },
    SEGMENTING: { description: 'Has the model find the subject.' },
    REFINING: { description: 'Cuts out, cleans edges, crops, scales.' },
    ENCODING: { description: 'Writes the file; with a target, several until one reaches it.' },
    STORING: { description: 'Puts the file into the storage.' },
    DONE: { description: 'It has succeeded.' },
  },
});

@ObjectType({ description: 'How long one stage took in the last attempt.' })
export class StageTiming {
  @Field(() => JobStage, { description: 'Which stage.' })
  stage!: JobStage;

  @Field(() => Float, { description: 'Milliseconds.' })
  ms!: number;
}

@ObjectType({ description: 'Figures of a job; null until they are known.' })
export class JobMetrics {
  @Field(() => Float, {
    nullable: true,
    description: 'Milliseconds from creation to the start of the last attempt.',
  })
  queuedMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'Milliseconds of the last attempt, from start to end.' })
  runMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bytes of the original.' })
  inputBytes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bytes of all that was made.' })
  outputBytes!: number | null;

  @Field(() => [StageTiming], { description: 'Of the last attempt, in the order they began.' })
  stages!: StageTiming[];
}

@Entity()
@Index({ properties: ['accountId', 'createdAt', 'id'] })
@Index({ properties: ['accountId', 'updatedAt'] })
@Index({ properties: ['imageId', 'createdAt', 'id'] })
@Index({
  name: 'job_in_flight_unique',
  expression:
    "create unique index job_in_flight_unique on job (rendition_key) where status in ('QUEUED', 'RUNNING') and rendition_key is not null",
})
@Index({
  name: 'job_active_index',
  expression: "create index job_active_index on job (account_id) where status in ('QUEUED', 'RUNNING')",
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

  @Field(() => JobError, {
    nullable: true,
    description: 'Why it FAILED; while QUEUED, why the last attempt did.',
  })
  @Property({ type: 'jsonb', nullable: true })
  error!: JobError | null;

  /** What it is told, in the form its kind has in the table of services/job/job-spec.ts. */
  @Property({ type: 'jsonb', default: '{}' })
  payload!: object;

  /** Storage key of the rendition it makes, or made. PROCESS_IMAGE only; one job in flight a key. */
  @Property({ type: 'text', nullable: true })
  renditionKey!: string | null;

  @Index()
  @ManyToOne(() => Job, { mapToPk: true, fieldName: 'retry_of_id', nullable: true, deleteRule: 'set null' })
  retryOfId!: string | null;

  @Field(() => JobMetrics, { description: 'Its times and bytes.' })
  @Property({ type: 'jsonb' })
  metrics!: JobMetrics;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3 })
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Start of the last attempt.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it became final.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt!: Date | null;
}

export const JobConnection = createConnectionType(Job, 'Job');

@InputType({ description: 'Which job.' })
export class JobIdInput {
  @Field(() => ID, { description: "Of one of the viewer's jobs." })
  id!: string;
}

@ObjectType({ description: 'The job as it is now.' })
export class JobPayload {
  @Field(() => Job, { description: 'New, or one that was there.' })
  job!: Job;
}

@InputType({ description: 'An image and what to make of it.' })
export class ProcessImageInput {
  @Field(() => ID, { description: "One of the viewer's that is READY." })
  imageId!: string;

  @Field(() => Recipe, { description: 'What to make.' })
  recipe!: Recipe;
}

@ObjectType({ description: 'The image that was taken in, and the work on it.' })
export class UploadImagePayload {
  @Field(() => Image, { description: 'Taken in now, or by an earlier call with the same input.' })
  image!: Image;

  @Field(() => [Job], {
    description: 'The PREPARE_IMAGE job, then one job a recipe in their order.',
    complexity: 21,
  })
  jobs!: Job[];
}
