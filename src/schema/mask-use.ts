import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { maskLimits, maxStepPixels } from '../config/mask-limit.ts';
import { defineEnum } from './enum.ts';

export const MaskMode = defineEnum('MaskMode', 'How a mask acts on the alpha that is there before it.', {
  REPLACE: 'Of a COVERAGE mask: the alpha becomes it.',
  KEEP: 'Of a COVERAGE mask: the larger of both.',
  ERASE: 'Of a COVERAGE mask: the smaller of the alpha and its opposite.',
  HINTS: 'Of a HINTS mask: the alpha is solved anew from the picture around the strokes.',
});
export type MaskMode = keyof typeof MaskMode;

export const MaskOp = defineEnum('MaskOp', 'What is done to a mask, or to an alpha.', {
  GROW: 'Its edge goes outwards. `amount`: radius in pixels of the upright original; default 2.',
  SHRINK: 'Its edge goes inwards. `amount`: radius in pixels of the upright original; default 2.',
  FEATHER: 'Its edge becomes soft. `amount`: sigma in pixels of the upright original; default 2.',
  INVERT: 'Inside becomes outside. It takes no `amount`.',
  FILL_HOLES: 'Holes are filled. `amount`: up to this share of the picture each; default 0.002.',
  DROP_ISLANDS:
    'What stands alone is dropped. `amount`: up to this share of the picture each; default 0.002.',
  THRESHOLD: 'It is made hard. `amount`: from this on it is inside, 0 to 1; default 0.5.',
});
export type MaskOp = keyof typeof MaskOp;

const amounts = `As the operation says: pixels 0 to ${maxStepPixels}, shares 0 to 1.`;

@ObjectType({ description: 'One thing that is done to a mask, or to an alpha.' })
export class MaskStep {
  @Field(() => MaskOp, { description: 'What is done.' })
  op!: MaskOp;

  @Field(() => Float, { nullable: true, description: `${amounts} Null for what takes none.` })
  amount!: number | null;
}

@InputType({ description: 'One thing that is done to a mask, or to an alpha.' })
export class MaskStepInput {
  @Field(() => MaskOp, { description: 'What is done.' })
  op!: MaskOp;

  @Field(() => Float, { nullable: true, description: `${amounts} Default: that of the operation.` })
  amount?: number | null;
}

@ObjectType({ description: 'A mask in a recipe.' })
export class MaskUse {
  @Field(() => ID, { description: 'Of the mask.' })
  maskId!: string;

  @Field(() => Int, { description: 'Which of its versions.' })
  version!: number;

  @Field(() => MaskMode, { description: 'How it acts.' })
  mode!: MaskMode;

  @Field(() => [MaskStep], { nullable: true, description: 'Done to the mask first; null for none.' })
  steps!: readonly MaskStep[] | null;
}

@InputType({ description: 'A mask of the picture, and how it acts.' })
export class MaskUseInput {
  @Field(() => ID, { description: 'Of a mask of this image.' })
  maskId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Which of its versions. Default: the newest, which the recipe then names.',
  })
  version?: number | null;

  @Field(() => MaskMode, {
    description: 'How it acts: HINTS of a HINTS mask, the others of a COVERAGE mask.',
  })
  mode!: MaskMode;

  @Field(() => [MaskStepInput], {
    nullable: true,
    description: `Done to the mask first, in this order, at most ${maskLimits.steps}; refused for HINTS. Default: none.`,
  })
  steps?: readonly MaskStepInput[] | null;
}
