import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Batch } from './batch.ts';
import { createConnectionType } from './connection.ts';
import { Node } from './node.ts';

@Entity()
@Unique({ properties: ['batchId', 'index'] })
@ObjectType({ implements: Node, description: 'A row of the spreadsheet of a batch.' })
export class BatchRow extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  /** No reference, as its batch is one: the last of an account are gone before it. */
  @Property({ type: 'text' })
  accountId!: string;

  @ManyToOne(() => Batch, { mapToPk: true, fieldName: 'batch_id', deleteRule: 'cascade' })
  batchId!: string;

  @Field(() => Int, { description: 'From 0, without the header.' })
  @Property({ type: 'int' })
  index!: number;

  @Field(() => Int, { description: 'Of the file, from 1: where it begins.' })
  @Property({ type: 'int' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'What its column of names says.' })
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Field(() => [String], { description: 'As they came, one a column; more where the row has more.' })
  @Property({ type: 'jsonb' })
  cells!: string[];

  @Property({ type: 'int' })
  itemCount!: number;
}

export const BatchRowConnection = createConnectionType(BatchRow, 'BatchRow', 'in the order of the file');
