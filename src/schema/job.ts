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
  valuesConfig: { QUEUED: { description: 'Waits for a worker; between attempts too, the last error kept.' } },
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
registerEnumType(JobStage, { name: 'JobStage', description: 'What a job does at the moment.' });

@ObjectType({ description: 'How long one stage took in the last attempt.' })
export class StageTiming {
  @Field(() => JobStage)
  stage!: JobStage;

  @Field(() => Float)
  ms!: number;
}

@ObjectType({ description: 'Figures of a job; null until they are known.' })
export class JobMetrics {
  @Field(() => Float, { nullable: true, description: 'From creation to the start of the last attempt.' })
  queuedMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'The last attempt, from start to end.' })
  runMs!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the original.' })
  inputBytes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of all that was made.' })
  outputBytes!: number | null;

  @Field(() => [StageTiming])
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

  @Field(() => JobKind)
  @Property({ type: 'text' })
  kind!: JobKind;

  @Field(() => JobStatus)
  @Property({ type: 'text' })
  status!: JobStatus;

  @Field(() => JobStage)
  @Property({ type: 'text' })
  stage!: JobStage;

  @Field(() => Float, { description: '0 to 1; never goes back within an attempt.' })
  @Property({ type: 'double' })
  progress!: number;

  @Field(() => Int, { description: 'Which attempt runs, or ran last; 0 before the first.' })
  @Property({ type: 'int' })
  attempt!: number;

  @Field(() => Int)
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

  @Field(() => Recipe, { nullable: true, description: 'PROCESS_IMAGE only.' })
  @Property({ type: 'jsonb', nullable: true })
  recipe!: Recipe | null;

  /** Storage key of the rendition it makes, or made. PROCESS_IMAGE only; one job in flight a key. */
  @Property({ type: 'text', nullable: true })
  renditionKey!: string | null;

  @Index()
  @ManyToOne(() => Job, { mapToPk: true, fieldName: 'retry_of_id', nullable: true, deleteRule: 'set null' })
  retryOfId!: string | null;

  @Field(() => JobMetrics)
  @Property({ type: 'jsonb' })
  metrics!: JobMetrics;

  @Field(() => DateTime)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  @Field(() => DateTime)
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

@InputType()
export class JobIdInput {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
export class JobPayload {
  @Field(() => Job)
  job!: Job;
}

@InputType()
export class ProcessImageInput {
  @Field(() => ID)
  imageId!: string;

  @Field(() => Recipe)
  recipe!: Recipe;
}

@ObjectType()
export class UploadImagePayload {
  @Field(() => Image)
  image!: Image;

  @Field(() => [Job], {
    description: 'The PREPARE_IMAGE job, then one job a recipe in their order.',
    complexity: 21,
  })
  jobs!: Job[];
}
