import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../errors.ts';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { CsvLayout, CsvProblem } from './csv.ts';
import { defineEnum } from './enum.ts';
import { ErrorCodeEnum, Failure } from './error.ts';
import { Node } from './node.ts';
import { DateTime, SafeInt } from './scalar.ts';

export const BatchStatus = defineEnum('BatchStatus', 'Where a batch stands. The last four are final.', {
  READING: 'Its file is being read; the rows that are read are being worked on.',
  RUNNING: 'All of its rows are known, and some are not done.',
  COMPLETED: 'All of it succeeded.',
  COMPLETED_WITH_ERRORS: 'All of it is done, and some of it failed or was canceled.',
  FAILED: 'Its file broke off: `error` says where. What was read before is done.',
  CANCELED: 'Stopped by its owner, by its end, or by what `error` says.',
});
export type BatchStatus = keyof typeof BatchStatus;

export const activeBatchStatuses: readonly BatchStatus[] = ['READING', 'RUNNING'];

export function isBatchActive({ status }: { status: BatchStatus }): boolean {
  return activeBatchStatuses.includes(status);
}

export const BatchResultFormat = defineEnum('BatchResultFormat', 'What file the result of a batch is.', {
  CSV: 'The rows and cells that came, and behind them what became of each.',
  JSONL: 'A JSON object a row, a line each.',
});
export type BatchResultFormat = keyof typeof BatchResultFormat;

@ObjectType({ description: 'How much of a batch stands where.' })
export class BatchCounts {
  @Field(() => Int, { description: 'Rows that have been read.' })
  rows!: number;

  @Field(() => Int, { description: 'Addresses in them, each as often as it stands there.' })
  items!: number;

  @Field(() => Int, { description: 'Addresses that are not the same.' })
  distinct!: number;

  @Field(() => Int, { description: 'Items that wait.' })
  queued!: number;

  @Field(() => Int, { description: 'Items that are being worked on.' })
  running!: number;

  @Field(() => Int, { description: 'Items of which all is made.' })
  succeeded!: number;

  @Field(() => Int, { description: 'Items that were given up.' })
  failed!: number;

  @Field(() => Int, { description: 'Items that were stopped, or whose images were deleted meanwhile.' })
  canceled!: number;

  @Field(() => SafeInt, { description: 'Bytes of the pictures that came, each counted once.' })
  inputBytes!: number;

  @Field(() => SafeInt, { description: 'Bytes of all that was made of them.' })
  outputBytes!: number;
}

@ObjectType({ description: 'How many failed for one reason.' })
export class FailureCount {
  @Field(() => ErrorCodeEnum, { description: 'The reason.' })
  code!: ErrorCode;

  @Field(() => Int, { description: 'Items.' })
  count!: number;
}

/** How it goes from one status to the next is told in services/batch/line.ts. */
@Entity()
@Index({
  name: 'batch_list_index',
  expression:
    'create index batch_list_index on batch (account_id, created_at desc, id desc) where gone_at is null',
})
@Index({
  name: 'batch_due_index',
  expression: 'create index batch_due_index on batch (expires_at, id) where gone_at is null',
})
@Index({
  name: 'batch_reap_index',
  expression: 'create index batch_reap_index on batch (gone_at, id) where gone_at is not null',
})
@Index({
  name: 'batch_active_index',
  expression:
    "create index batch_active_index on batch (account_id, id) where status in ('READING', 'RUNNING')",
})
@Unique({ properties: ['accountId', 'clientId'] })
@ObjectType({
  implements: Node,
  description: 'A spreadsheet of pictures: each address in it is fetched, and worked on by its recipes.',
})
export class Batch extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  @Field(() => String, { description: 'As it was given, or that of the file.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => BatchStatus, { description: 'Where it stands.' })
  @Property({ type: 'text' })
  status!: BatchStatus;

  @Field(() => Failure, {
    nullable: true,
    description: 'Why its file could not be read to its end, or its rows not be gone on with.',
  })
  @Property({ type: 'jsonb', nullable: true })
  error!: Failure | null;

  @Field(() => CsvLayout, { description: 'How its file is read.' })
  @Property({ type: 'jsonb' })
  layout!: CsvLayout;

  /** Complete ones, as they are kept: services/batch/recipes-of.ts reads them. */
  @Property({ type: 'jsonb', fieldName: 'recipes' })
  keptRecipes!: object[];

  @Field(() => [CsvProblem], { description: 'The first 100, in the order of the file.' })
  @Property({ type: 'jsonb', default: '[]' })
  problems!: Opt<CsvProblem[]>;

  @Field(() => Int, { description: 'All of them.' })
  @Property({ type: 'int', default: 0 })
  problemCount!: Opt<number>;

  /** Of its file, in hexadecimal. */
  @Property({ type: 'text' })
  sha256!: string;

  /** Rows that are in the table: where who goes on reading begins. */
  @Property({ type: 'int', default: 0 })
  rowCount!: Opt<number>;

  @Property({ type: 'int', default: 0 })
  itemCount!: Opt<number>;

  @Property({ type: 'int', default: 0 })
  distinctCount!: Opt<number>;

  /** Whether its file has been read as far as it can be. */
  @Property({ type: 'boolean', default: false })
  isRead!: Opt<boolean>;

  /** Once it is final. */
  @Property({ type: 'jsonb', nullable: true })
  finalCounts!: BatchCounts | null;

  /** Milliseconds; null for what the place or the server says. */
  @Property({ type: 'double', nullable: true })
  imageLifeMs!: number | null;

  @Property({ type: 'double', nullable: true })
  reuseWithinMs!: number | null;

  /** No references: each may be purged at any time. */
  @Property({ type: 'text', nullable: true })
  galleryId!: string | null;

  @Property({ type: 'text', nullable: true })
  wishlistId!: string | null;

  @Property({ type: 'text', nullable: true })
  webhookEndpointId!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { nullable: true, description: 'When the first of it was begun.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it became final.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt!: Date | null;

  @Field(() => DateTime, {
    description: 'From this second on its rows and its file are gone; its images have a life of their own.',
  })
  @Property({ type: 'timestamptz', length: 3 })
  expiresAt!: Date;

  /** See life.ts. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;
}

export const BatchConnection = createConnectionType(Batch, 'Batch');
