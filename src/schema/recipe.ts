import { Field, Float, Int, ObjectType } from 'type-graphql';
import { defineEnum } from './enum.ts';
import { MaskStep, MaskUse } from './mask-use.ts';
import { HexColor, SafeInt } from './scalar.ts';

export const EdgeTreatment = defineEnum('EdgeTreatment', 'What is done at the rim of a cutout.', {
  RAW: 'The matte as the model gives it in one pass, enlarged: what rembg makes, sample by sample.',
  REFINED: "Cleaned alpha, and no fringe of the old background's colour.",
});
export type EdgeTreatment = keyof typeof EdgeTreatment;

export const MatteQuality = defineEnum('MatteQuality', 'How much is done to find the subject.', {
  FAST: 'One small pass of the model, no edge solved from the picture.',
  BALANCED:
    'Two passes of the model, a matte that is solved from the picture where they differ and at the edge: about twice the time of FAST.',
  BEST: 'The same of five passes: about four times that of FAST.',
});
export type MatteQuality = keyof typeof MatteQuality;

export const Fit = defineEnum('Fit', 'How a picture is brought to a size.', {
  INSIDE: 'Whole and undistorted within the box; never enlarged.',
  COVER: 'Fills the box; what sticks out is cropped around the middle.',
  CONTAIN: 'Whole within the box, the rest filled with the background or left transparent.',
  FILL: 'Stretched to the box.',
});
export type Fit = keyof typeof Fit;

export const ImageFormat = defineEnum('ImageFormat', 'File format of a rendition.', {
  AUTO: 'WEBP; where `minSsim` or `maxBytes` is given and `lossless` is not, whichever of the formats reaches it best: no JPEG of what is transparent, no AVIF above 16 megapixels, PNG or lossless WEBP of flat art or as the last resort.',
  JPEG: 'Progressive, by mozjpeg; what is transparent is laid on the background, or on white.',
  PNG: 'Always lossless.',
  WEBP: 'Lossy unless `lossless`, its alpha always lossless; the only one that moves.',
  AVIF: 'The smallest of most photographs, and the slowest.',
});
export type ImageFormat = keyof typeof ImageFormat;

@ObjectType({ description: 'How the subject is cut out.' })
export class RemoveBackground {
  @Field(() => String, { description: 'A name of `limits.models`.' })
  model!: string;

  @Field(() => EdgeTreatment, { description: 'What is done at the rim.' })
  edgeTreatment!: EdgeTreatment;

  @Field(() => MatteQuality, {
    nullable: true,
    description:
      'How much was done to find the subject; null for RAW, and for what was made before it could be said.',
  })
  quality!: MatteQuality | null;
}

@ObjectType({ description: 'How the picture is cropped to what is opaque.' })
export class Trim {
  @Field(() => Int, { description: 'What is left around it, in pixels of the oriented original.' })
  margin!: number;
}

@ObjectType({
  description: 'The size the picture is brought to. At least one side is given; the other follows.',
})
export class Resize {
  @Field(() => Int, { nullable: true, description: 'Pixels.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pixels.' })
  height!: number | null;

  @Field(() => Fit, { description: 'How the picture meets the size.' })
  fit!: Fit;
}

@ObjectType({ description: 'How the file is written.' })
export class Encoding {
  @Field(() => ImageFormat, { description: 'File format.' })
  format!: ImageFormat;

  @Field(() => Int, {
    nullable: true,
    description: 'The quality that was asked for; what was arrived at is `Rendition.quality`.',
  })
  quality!: number | null;

  @Field(() => Boolean, { description: 'Whether every pixel is kept as it was.' })
  lossless!: boolean;

  @Field(() => SafeInt, { nullable: true, description: 'At most so many bytes.' })
  maxBytes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'At least so much likeness, as `Rendition.ssim` tells it.',
  })
  minSsim!: number | null;
}

@ObjectType({
  description:
    'All that is done to a picture, in this order: matte, masks, alpha, edges, trim, resize, flatten, encode. What was left out when it was asked for is filled in.',
})
export class Recipe {
  @Field(() => RemoveBackground, { nullable: true, description: 'Null where the background stays.' })
  removeBackground!: RemoveBackground | null;

  @Field(() => [MaskUse], {
    nullable: true,
    description: 'Masks that act on the alpha, in this order; null for none, and through a link.',
  })
  masks!: readonly MaskUse[] | null;

  @Field(() => [MaskStep], { nullable: true, description: 'Done to the alpha then; null for nothing.' })
  alpha!: readonly MaskStep[] | null;

  @Field(() => Trim, { nullable: true, description: 'Null where nothing is trimmed.' })
  trim!: Trim | null;

  @Field(() => Resize, { nullable: true, description: 'Null where the picture keeps its size.' })
  resize!: Resize | null;

  @Field(() => HexColor, { nullable: true, description: 'The colour it is flattened on, if it is.' })
  background!: string | null;

  @Field(() => Encoding, { description: 'The file.' })
  output!: Encoding;
}
