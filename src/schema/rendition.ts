import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { type CompleteRecipe, RecipeColumn } from './complete-recipe.ts';
import { createConnectionType } from './connection.ts';
import { Image } from './image.ts';
import { Node } from './node.ts';
import { Recipe } from './recipe.ts';
import { DateTime, SafeInt } from './scalar.ts';

@ObjectType({ description: 'A part of the oriented original, in its pixels.' })
export class Crop {
  @Field(() => Int, { description: 'Pixels from the left edge.' })
  x!: number;

  @Field(() => Int, { description: 'Pixels from the top edge.' })
  y!: number;

  @Field(() => Int, { description: 'Pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels.' })
  height!: number;
}

@Entity()
@Unique({ properties: ['key'] })
@Index({ properties: ['imageId', 'createdAt', 'id'] })
@ObjectType({ implements: Node, description: 'The stored result of a recipe on an image.' })
export class Rendition extends Node {
  @PrimaryKey({ type: 'text' })
  override id!: string;

  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => Image, { mapToPk: true, fieldName: 'image_id', deleteRule: 'cascade' })
  imageId!: string;

  /** Of its stored object: a function of the image's prefix, the recipe, the model and the pipeline's version. */
  @Property({ type: 'text' })
  key!: string;

  @Field(() => String, { description: 'Media type of the file, such as image/webp.' })
  @Property({ type: 'text' })
  mimeType!: string;

  @Field(() => Int, { description: 'Pixels.' })
  @Property({ type: 'int' })
  width!: number;

  @Field(() => Int, { description: 'Pixels.' })
  @Property({ type: 'int' })
  height!: number;

  @Field(() => SafeInt, { description: 'Bytes of the file.' })
  @Property({ type: 'double' })
  byteSize!: number;

  @Field(() => Crop, { description: 'What of the original is shown.' })
  @Property({ type: 'jsonb' })
  crop!: Crop;

  @Field(() => Recipe, { description: 'As asked, defaults filled in.' })
  @Property({ type: RecipeColumn, columnType: 'jsonb' })
  recipe!: CompleteRecipe;

  @Field(() => Int, {
    nullable: true,
    description: 'The quality used, or arrived at; null where there is none.',
  })
  @Property({ type: 'int', nullable: true })
  quality!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Structural similarity (Wang et al. 2004) of the luma to the resized original, 1 if equal, over all that is not wholly transparent; of an animation its worst frame. Null without `minSsim` or `maxBytes`.',
  })
  @Property({ type: 'double', nullable: true })
  ssim!: number | null;

  @Field(() => String, { nullable: true, description: 'Segmentation model of the matte, name@version.' })
  @Property({ type: 'text', nullable: true })
  model!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far the passes of the model agree on this picture, 0 to 1; null where there was one pass, and without a matte. Not a probability.',
  })
  @Property({ type: 'double', nullable: true })
  agreement!: number | null;

  /** Without background and still with its alpha. */
  @Property({ type: 'boolean' })
  isCutout!: boolean;

  @Field(() => DateTime, { description: 'When it was stored.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date;
}

export const RenditionConnection = createConnectionType(Rendition, 'Rendition');
