import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Account } from './account.ts';
import { createConnectionType } from './connection.ts';
import { defineEnum } from './enum.ts';
import { Mask } from './mask.ts';

export const StrokeTool = defineEnum('StrokeTool', 'What a stroke does where it passes.', {
  BRUSH: 'Paints into a COVERAGE mask.',
  ERASER: 'Rubs out of a COVERAGE mask.',
  KEEP: 'Says in a HINTS mask that this belongs to the subject.',
  ERASE: 'Says in a HINTS mask that this does not.',
});
export type StrokeTool = keyof typeof StrokeTool;

/**
 * A stroke from the version that it was added in until the one that it was removed in. One that is taken back and drawn
 * again, or restored, is another row of the same `strokeId`. Versions are read from them: see services/mask/mask-state.ts.
 */
@Entity()
@Index({
  name: 'mask_stroke_order_index',
  expression: 'create index mask_stroke_order_index on mask_stroke (mask_id, ordinal)',
})
@Index({
  name: 'mask_stroke_there_unique',
  expression:
    'create unique index mask_stroke_there_unique on mask_stroke (mask_id, stroke_id) where removed_in is null',
})
export class MaskStroke {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Index()
  @ManyToOne(() => Account, { mapToPk: true, fieldName: 'account_id', deleteRule: 'cascade' })
  accountId!: string;

  @ManyToOne(() => Mask, { mapToPk: true, fieldName: 'mask_id', deleteRule: 'cascade' })
  maskId!: string;

  /** By which strokes of a version are in drawing order; what a version restores has that of before. */
  @Property({ type: 'int' })
  ordinal!: number;

  /** The caller's. */
  @Property({ type: 'text' })
  strokeId!: string;

  @Property({ type: 'text' })
  tool!: StrokeTool;

  @Property({ type: 'double' })
  size!: number;

  @Property({ type: 'double' })
  hardness!: number;

  /** As src/brush/stroke.ts writes it: five bytes a point. */
  @Property({ type: 'blob' })
  path!: Uint8Array;

  @Property({ type: 'int' })
  addedIn!: number;

  @Property({ type: 'int', nullable: true })
  removedIn!: number | null;
}

@ObjectType({ description: 'A line that was drawn. What is told is what is kept, rounded as it is.' })
export class Stroke {
  @Field(() => ID, { description: "The caller's, unique in the mask." })
  id!: string;

  @Field(() => StrokeTool, { description: 'What it does.' })
  tool!: StrokeTool;

  @Field(() => Float, { description: "Diameter as a fraction of the image's longer side." })
  size!: number;

  @Field(() => Float, { description: '0 to 1: the share of the radius with full effect.' })
  hardness!: number;

  @Field(() => [Float], {
    description: 'x, y, x, y …: fractions of width and height of the upright image, to 1.5 / 65,535.',
  })
  points!: number[];

  @Field(() => [Float], {
    description: 'One a point, 0 to 1, to 1 / 255: the diameter there is size × pressure.',
  })
  pressures!: number[];

  @Field(() => Int, { description: 'The version that it came with, or came back with.' })
  addedIn!: number;
}

export const StrokeConnection = createConnectionType(Stroke, 'Stroke', 'in drawing order');
