import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';
import { Batch } from './batch.ts';
import { BatchRow } from './batch-row.ts';
import type { Failure } from './error.ts';
import { Image } from './image.ts';
import type { JobStatus } from './job.ts';
import { Node } from './node.ts';
import { DateTime } from './scalar.ts';

/** How it goes from one status to the next is told in services/batch/line.ts. */
@Entity()
@Unique({ properties: ['rowId', 'ordinal'] })
@Index({ properties: ['batchId', 'status', 'rowIndex', 'ordinal'] })
@Index({
  name: 'batch_item_waiting_index',
  expression:
    "create index batch_item_waiting_index on batch_item (batch_id, row_index, ordinal) where status = 'QUEUED' and duplicate_of_id is null",
})
@Index({
  name: 'batch_item_image_id_index',
  expression: 'create index batch_item_image_id_index on batch_item (image_id) where image_id is not null',
})
@Index({
  name: 'batch_item_duplicate_of_id_index',
  expression:
    'create index batch_item_duplicate_of_id_index on batch_item (duplicate_of_id) where duplicate_of_id is not null',
})
@Index({
  name: 'batch_item_url_index',
  expression:
    'create index batch_item_url_index on batch_item (batch_id, url_hash) where url_hash is not null and duplicate_of_id is null',
})
@ObjectType({ implements: Node, description: 'One address of a row of a batch, and what becomes of it.' })
export class BatchItem extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  /** As of its row. */
  @Property({ type: 'text' })
  accountId!: string;

  @ManyToOne(() => Batch, {
    mapToPk: true,
    fieldName: 'batch_id',
    createForeignKeyConstraint: false,
    index: false,
  })
  batchId!: string;

  @ManyToOne(() => BatchRow, { mapToPk: true, fieldName: 'row_id', deleteRule: 'cascade' })
  rowId!: string;

  @Property({ type: 'int' })
  rowIndex!: number;

  /** Which of its row, from 0. */
  @Property({ type: 'int' })
  ordinal!: number;

  @Field(() => String, { description: 'As it is written in the file: it may be no URL.' })
  @Property({ type: 'text' })
  url!: string;

  /** Of the address as it is dialled; null for what is none. */
  @Property({ type: 'text', nullable: true })
  urlHash!: string | null;

  @Property({ type: 'text' })
  status!: JobStatus;

  @Field(() => Int, { description: 'How often it was begun.' })
  @Property({ type: 'int', default: 0 })
  attempt!: Opt<number>;

  /** As it is shown: services/batch/shown-item.ts. */
  @Property({ type: 'jsonb', nullable: true })
  error!: Failure | null;

  /** Of the first of its batch with the same address, which is worked on for both. */
  @Property({ type: 'text', nullable: true })
  duplicateOfId!: string | null;

  @ManyToOne(() => Image, {
    mapToPk: true,
    fieldName: 'image_id',
    nullable: true,
    deleteRule: 'set null',
    index: false,
  })
  imageId!: string | null;

  /** Of what was fetched and what was made of it; null of duplicates, and until it has succeeded. */
  @Property({ type: 'double', nullable: true })
  inputBytes!: number | null;

  @Property({ type: 'double', nullable: true })
  outputBytes!: number | null;

  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;
}
