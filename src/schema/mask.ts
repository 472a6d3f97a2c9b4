import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/postgresql';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';
import { DateTime } from './scalar.ts';

export const MaskKind = defineEnum('MaskKind', 'What the values of a mask mean.', {
  COVERAGE: '255 is inside, 0 is outside: what is painted is what is.',
  HINTS: '255 belongs to the subject, 0 does not, of 128 nothing is said: the picture decides how far.',
});
export type MaskKind = keyof typeof MaskKind;

export const MaskOrigin = defineEnum(
  'MaskOrigin',
  "How the first version of a mask came about; a copy has its source's.",
  {
    MODEL: 'From the alpha of a rendition.',
    UPLOADED: 'From a file.',
    PAINTED: 'From strokes alone.',
  },
);
export type MaskOrigin = keyof typeof MaskOrigin;

export const MaskFormat = defineEnum('MaskFormat', 'How a mask is written.', {
  PNG: '8-bit grey.',
  RLE: "JSON `{size: [height, width], counts}`, COCO's uncompressed form: column by column, zeros first. Of what is inside: of COVERAGE 128 and more, of HINTS more than 191.",
  SVG: 'Closed paths, even-odd, in pixels of the image. Of what is inside, as in RLE.',
});
export type MaskFormat = keyof typeof MaskFormat;

@Entity()
@Index({
  name: 'mask_list_index',
  expression:
    'create index mask_list_index on mask (image_id, created_at desc, id desc) where gone_at is null',
})
@Index({
  name: 'mask_reap_index',
  expression:
    'create index mask_reap_index on mask (coalesce(restorable_until, gone_at), id) where gone_at is not null',
})
@Unique({ properties: ['accountId', 'clientId'] })
@ObjectType({
  implements: Node,
  description:
    'What is said of a picture beside it: drawn, uploaded, or taken from a cutout. It lives, hides and ends with its image.',
})
export class Mask extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @Index()
  @ManyToOne(() => Image, { mapToPk: true, fieldName: 'image_id', deleteRule: 'cascade' })
  imageId!: string;

  /** The caller's own name for it. */
  @Property({ type: 'text', nullable: true })
  clientId!: string | null;

  @Field(() => MaskKind, { description: 'What its values mean.' })
  @Property({ type: 'text' })
  kind!: MaskKind;

  @Field(() => MaskOrigin, { description: 'How its first version came about.' })
  @Property({ type: 'text' })
  origin!: MaskOrigin;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  @Property({ type: 'text', nullable: true })
  label!: string | null;

  @Field(() => Int, { description: 'Number of the newest: 1, 2, 3 …' })
  @Property({ type: 'int' })
  version!: number;

  @Field(() => Int, { description: 'Pixels: that of the upright image.' })
  @Property({ type: 'int' })
  width!: number;

  @Field(() => Int, { description: 'Pixels: that of the upright image.' })
  @Property({ type: 'int' })
  height!: number;

  @Field(() => Float, {
    description:
      'Of the newest version: the share of the picture that is inside, or that a hint is given for; within 0.002.',
  })
  @Property({ type: 'double' })
  coverage!: number;

  /** Key of the grey PNG that is drawn over; null for none. */
  @Property({ type: 'text', nullable: true })
  baseKey!: string | null;

  /** Of the bytes that were sent as it, or of the key of the rendition whose alpha it is; what a version is made of begins with it. */
  @Property({ type: 'text', nullable: true })
  baseSha256!: string | null;

  /** The base small, a byte a cell: what the coverage is measured by. */
  @Property({ type: 'blob', nullable: true, lazy: true })
  baseGrid!: Uint8Array | null;

  /** Cells. */
  @Property({ type: 'int', nullable: true })
  gridWidth!: number | null;

  @Property({ type: 'int', nullable: true })
  gridHeight!: number | null;

  @Field(() => Int, {
    description: 'Rises with every change; of two states of it the one with the higher number is the newer.',
  })
  @Property({ type: 'int', default: 1 })
  revision!: Opt<number>;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;

  /** Kept by a trigger, like the revision. */
  @Field(() => DateTime, { description: 'Of its last change.' })
  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  updatedAt!: Opt<Date>;

  /** Of one that was deleted by itself; else it is gone when its image is. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  goneAt!: Date | null;

  @Property({ type: 'timestamptz', length: 3, nullable: true })
  restorableUntil!: Date | null;
}

export const MaskConnection = createConnectionType(Mask, 'Mask');
