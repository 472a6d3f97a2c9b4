import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { DateTime, SafeInt } from './scalar.ts';

/** Kept for as long as PURGE_LOG says after the bytes are gone, and so when the image's row is there no more. */
@Entity()
@ObjectType({ description: 'What became of an image that has ended or was deleted. No name and no picture.' })
export class PurgeReceipt {
  @Field(() => ID, { description: 'Of the image.' })
  @PrimaryKey({ type: 'text' })
  imageId!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Field(() => DateTime, { description: 'When it ended by itself, or was deleted.' })
  @Property({ type: 'timestamptz', length: 3 })
  endedAt!: Date;

  @Field(() => DateTime, { description: 'When it was hidden for good; no byte was served after endedAt.' })
  @Property({ type: 'timestamptz', length: 3 })
  hiddenAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its bytes were removed from the storage. Null: they are still there.',
  })
  @Index()
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  removedAt!: Date | null;

  @Field(() => Int, { description: 'How many files it had: the original and all that was made of it.' })
  @Property({ type: 'int' })
  objects!: number;

  @Field(() => SafeInt, { description: 'Bytes of these files.' })
  @Property({ type: 'double' })
  bytes!: number;
}
