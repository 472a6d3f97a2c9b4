import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { maxSide } from '../config/picture-limit.ts';
import { defineEnum } from './enum.ts';
import { HexColor } from './scalar.ts';

export const EdgeTreatment = defineEnum('EdgeTreatment', 'What is done at the rim of a cutout.', {
  RAW: 'The matte as the model gave it.',
  REFINED: "Cleaned alpha, and no fringe of the old background's colour.",
});
export type EdgeTreatment = keyof typeof EdgeTreatment;

export const Fit = defineEnum('Fit', 'How a picture is brought to a size.', {
  INSIDE: 'Whole and undistorted within the box; never enlarged.',
  COVER: 'Fills the box; what sticks out is cropped around the middle.',
  CONTAIN: 'Whole within the box, the rest filled with the background or left transparent.',
  FILL: 'Stretched to the box.',
});
export type Fit = keyof typeof Fit;

export const Format = defineEnum('Format', 'File format of a rendition.', {
  AUTO: 'WEBP; where `minSsim` or `maxBytes` is given and `lossless` is not, whichever of the formats reaches it best: no JPEG of what is transparent, no AVIF above 16 megapixels, PNG or lossless WEBP of flat art or as the last resort.',
  JPEG: 'Progressive, by mozjpeg; what is transparent is laid on the background, or on white.',
  PNG: 'Always lossless.',
  WEBP: 'Lossy unless `lossless`, its alpha always lossless; the only one that moves.',
  AVIF: 'The smallest of most photographs, and the slowest.',
});
export type Format = keyof typeof Format;

@ObjectType({ description: 'Cut the subject out.' })
@InputType('RemoveBackgroundInput', { description: 'Cut the subject out.' })
export class RemoveBackground {
  @Field(() => String, {
    nullable: true,
    description: 'A name of `limits.models`. Default: the default one.',
  })
  model?: string | null;

  @Field(() => EdgeTreatment, {
    defaultValue: EdgeTreatment.REFINED,
    description: 'What is done at the rim.',
  })
  edges!: EdgeTreatment;
}

@ObjectType({ description: 'Crop to what is opaque.' })
@InputType('TrimInput', { description: 'Crop to what is opaque.' })
export class Trim {
  @Field(() => Int, {
    defaultValue: 0,
    description: `Left around it, in pixels of the oriented original: 0 to ${maxSide}.`,
  })
  margin!: number;
}

@ObjectType({ description: 'Bring to a size. At least one side is given; the other follows.' })
@InputType('ResizeInput', { description: 'Bring to a size. At least one side is given; the other follows.' })
export class Resize {
  @Field(() => Int, { nullable: true, description: `Pixels, 1 to ${maxSide}.` })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: `Pixels, 1 to ${maxSide}.` })
  height?: number | null;

  @Field(() => Fit, { defaultValue: Fit.INSIDE, description: 'How the picture meets the size.' })
  fit!: Fit;
}

@ObjectType({ description: 'The file that is written.' })
@InputType('OutputInput', { description: 'The file that is written.' })
export class Output {
  @Field(() => Format, { defaultValue: Format.AUTO, description: 'File format.' })
  format!: Format;

  @Field(() => Int, {
    nullable: true,
    description:
      '1 to 100; the highest that is tried where `maxBytes` or `minSsim` is given. Default: by format. PNG has none.',
  })
  quality?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'WEBP, AVIF and PNG only.' })
  lossless!: boolean;

  @Field(() => Int, {
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

@ObjectType({
  description: 'All that is done to a picture, in this order: matte, edges, trim, resize, flatten, encode.',
})
@InputType('RecipeInput', {
  description:
    'All that is done to a picture, in this order: matte, edges, trim, resize, flatten, encode. Absent and null are the same.',
})
export class Recipe {
  @Field(() => RemoveBackground, { nullable: true, description: 'Cut the subject out. Default: no.' })
  removeBackground?: RemoveBackground | null;

  @Field(() => Trim, { nullable: true, description: 'Crop to what is opaque. Default: no.' })
  trim?: Trim | null;

  @Field(() => Resize, { nullable: true, description: 'Bring to a size. Default: as it is.' })
  resize?: Resize | null;

  @Field(() => HexColor, { nullable: true, description: 'Flatten on this colour.' })
  background?: string | null;

  @Field(() => Output, { nullable: true, description: 'The file. Default: WEBP.' })
  output?: Output | null;
}
