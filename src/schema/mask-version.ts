import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { Mask } from './mask.ts';
import { DateTime } from './scalar.ts';

@Entity()
@ObjectType({ description: 'What a mask was at one time. It never changes.' })
export class MaskVersion {
  @ManyToOne(() => Mask, { mapToPk: true, primary: true, fieldName: 'mask_id', deleteRule: 'cascade' })
  maskId!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Field(() => Int, { description: '1, 2, 3 …' })
  @PrimaryKey({ type: 'int' })
  number!: number;

  @Field(() => String, {
    description: 'Of what it is made of, in hexadecimal: equal content, equal renditions.',
  })
  @Property({ type: 'text' })
  sha256!: string;

  @Field(() => Float, { description: 'As `Mask.coverage`.' })
  @Property({ type: 'double' })
  coverage!: number;

  @Field(() => Int, { description: 'Strokes that it is drawn of, beside what it began with.' })
  @Property({ type: 'int' })
  strokeCount!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}

export const MaskVersionConnection = createConnectionType(MaskVersion, 'MaskVersion');
