import { Field, Float, InputType, Int } from 'type-graphql';
import { maskLimits } from '../config/mask-limit.ts';
import { maxSide } from '../config/picture-limit.ts';
import { MaskStepInput, MaskUseInput } from './mask-use.ts';
import { EdgeTreatment, Fit, ImageFormat, MatteQuality } from './recipe.ts';
import { HexColor, SafeInt } from './scalar.ts';

@InputType({ description: 'Cut the subject out.' })
export class RemoveBackgroundInput {
  @Field(() => String, {
    nullable: true,
    description: 'A name of `limits.models`. Default: the default one.',
  })
  model?: string | null;

  @Field(() => EdgeTreatment, { nullable: true, description: 'What is done at the rim. Default: REFINED.' })
  edgeTreatment?: EdgeTreatment | null;

  @Field(() => MatteQuality, {
    nullable: true,
    description:
      'How much is done to find the subject, one of the `qualities` of the model. Refused with `edgeTreatment: RAW`, which has none. Default: BALANCED.',
  })
  quality?: MatteQuality | null;
}

@InputType({ description: 'Crop to what is opaque.' })
export class TrimInput {
  @Field(() => Int, {
    nullable: true,
    description: `What is left around it, in pixels of the oriented original: 0 to ${maxSide}. Default: 0.`,
  })
  margin?: number | null;
}

@InputType({ description: 'Bring to a size. At least one side is given; the other follows.' })
export class ResizeInput {
  @Field(() => Int, { nullable: true, description: `Pixels, 1 to ${maxSide}.` })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: `Pixels, 1 to ${maxSide}.` })
  height?: number | null;

  @Field(() => Fit, { nullable: true, description: 'How the picture meets the size. Default: INSIDE.' })
  fit?: Fit | null;
}

@InputType({ description: 'How the file is written.' })
export class EncodingInput {
  @Field(() => ImageFormat, { nullable: true, description: 'File format. Default: AUTO.' })
  format?: ImageFormat | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '1 to 100; the highest that is tried where `maxBytes` or `minSsim` is given. Default: by format. Refused where it says nothing: of PNG, and with `lossless`.',
  })
  quality?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Keep every pixel as it is. WEBP, AVIF and PNG only, and of PNG always so. Default: false.',
  })
  lossless?: boolean | null;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      'At most so many bytes, with the best quality that fits (of a large picture nearly the best), or TARGET_NOT_REACHED. AUTO: in the format that is most like the picture then.',
  })
  maxBytes?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'At least so much structural similarity of the luma to the resized original (`Rendition.ssim`), 0.5 to 1, in as few bytes as possible (of a large picture nearly), or TARGET_NOT_REACHED. Errors of colour alone and what is wholly transparent do not count. AUTO: in the format that needs the fewest. With `maxBytes` both must hold.',
  })
  minSsim?: number | null;
}

@InputType({
  description:
    'All that is done to a picture, in this order: matte, masks, alpha, edges, trim, resize, flatten, encode. Absent and null are the same.',
})
export class RecipeInput {
  @Field(() => RemoveBackgroundInput, {
    nullable: true,
    description: 'Cut the subject out. Default: the background stays.',
  })
  removeBackground?: RemoveBackgroundInput | null;

  @Field(() => [MaskUseInput], {
    nullable: true,
    description: `Masks of the picture that act on its alpha, in this order, at most ${maskLimits.uses}; without \`removeBackground\` that begins opaque. One of REPLACE that comes first makes the model unnecessary; HINTS need either. Default: none.`,
  })
  masks?: readonly MaskUseInput[] | null;

  @Field(() => [MaskStepInput], {
    nullable: true,
    description: `Done to the alpha then, in this order, at most ${maskLimits.steps}. Default: nothing.`,
  })
  alpha?: readonly MaskStepInput[] | null;

  @Field(() => TrimInput, {
    nullable: true,
    description: 'Crop to what is opaque. Default: nothing is cropped.',
  })
  trim?: TrimInput | null;

  @Field(() => ResizeInput, { nullable: true, description: 'Bring to a size. Default: as it is.' })
  resize?: ResizeInput | null;

  @Field(() => HexColor, {
    nullable: true,
    description: 'Flatten on this colour. Default: what is transparent stays so where the format can.',
  })
  background?: string | null;

  @Field(() => EncodingInput, { nullable: true, description: 'How the file is written. Default: WEBP.' })
  output?: EncodingInput | null;
}
