import type { FileUpload } from 'graphql-upload-ts';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { maskLimits, strokeRange, strokeSize } from '../config/mask-limit.ts';
import { Mask, MaskKind } from './mask.ts';
import { StrokeTool } from './mask-stroke.ts';
import { Upload } from './scalar.ts';

const { requestStrokes, requestPoints, strokePoints } = maskLimits;
const atMost = `At most ${requestStrokes}, of ${requestPoints} points together.`;

@InputType({ description: 'A line to be drawn.' })
export class StrokeInput {
  @Field(() => ID, {
    description: "The caller's, unique in the mask, 1 to 64 characters; sent again it changes nothing.",
  })
  id!: string;

  @Field(() => StrokeTool, {
    description: 'BRUSH or ERASER of a COVERAGE mask, KEEP or ERASE of a HINTS mask.',
  })
  tool!: StrokeTool;

  @Field(() => Float, {
    description: `Diameter as a fraction of the image's longer side, ${strokeSize.least} to ${strokeSize.most}.`,
  })
  size!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '0 to 1: the share of the radius with full effect; from there it falls smoothly to nothing at the rim. Hints go by their size alone. Default: 0.8.',
  })
  hardness?: number | null;

  @Field(() => [Float], {
    description: `x, y, x, y …: fractions of width and height of the upright image, ${strokeRange.least} to ${strokeRange.most}; one point is a dab. At most ${strokePoints} points.`,
  })
  points!: number[];

  @Field(() => [Float], {
    nullable: true,
    description: 'One a point, 0 to 1: the diameter there is size × pressure. Default: 1.',
  })
  pressures?: number[] | null;
}

@InputType({
  description:
    'What a new mask begins with: at most one of `file`, `uploadId`, `renditionId` and `maskId`, or nothing; the strokes are drawn over it.',
})
export class CreateMaskInput {
  @Field(() => ID, { description: "Of one of the viewer's images that is READY." })
  imageId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for it, unique in the account; sent again it answers with the first result, and with CONFLICT if something else is sent. At most 200 characters.",
  })
  clientId?: string | null;

  @Field(() => MaskKind, {
    nullable: true,
    description: "What its values mean; a copy has its source's. Default: COVERAGE.",
  })
  kind?: MaskKind | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  label?: string | null;

  @Field(() => Upload, {
    nullable: true,
    description:
      'A picture as large as the upright image, else MASK_SIZE_MISMATCH, by the GraphQL multipart request specification. Its luma × alpha counts, in 8 bits, of its first frame; of HINTS below 64 is 0, above 192 is 255, and the rest, and what is transparent, is 128.',
  })
  file?: Promise<FileUpload> | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The same, of an upload of createUpload whose bytes were PUT; UPLOAD_INCOMPLETE before.',
  })
  uploadId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The alpha that a rendition's recipe gives before trim and resize, at the image's size: a matte to paint on.",
  })
  renditionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A copy of another mask of the same image.' })
  maskId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of `maskId`. Default: its newest.' })
  maskVersion?: number | null;

  @Field(() => [StrokeInput], { nullable: true, description: `${atMost} Default: none.` })
  strokes?: StrokeInput[] | null;
}

@InputType({
  description:
    'What of a mask changes: first it becomes as an earlier version was, then strokes are taken away, then others are drawn. All of it makes one version.',
})
export class UpdateMaskInput {
  @Field(() => ID, { description: "Of one of the viewer's masks." })
  id!: string;

  @Field(() => Int, {
    description:
      'The newest version that is known. If there is a newer one it is CONFLICT, whose `params.version` is that, unless all that is asked for is there already.',
  })
  baseVersion!: number;

  @Field(() => [StrokeInput], {
    nullable: true,
    description: `${atMost} What is there already is not drawn again. Default: none.`,
  })
  addStrokes?: StrokeInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: `Of strokes, at most ${maskLimits.strokes}: undo takes them away, redo sends them again. Default: none.`,
  })
  removeStrokes?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Number of a version that is kept. Default: none.' })
  restoreVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'At most 200 characters, an empty one takes it away; alone it makes no version. Default: as it is.',
  })
  label?: string | null;
}

@ObjectType({ description: 'The mask that was made.' })
export class CreateMaskPayload {
  @Field(() => Mask, { description: 'New, or the one of this `clientId` or `uploadId`.' })
  mask!: Mask;

  @Field(() => Boolean, {
    description: 'Whether an earlier call of the same `clientId` or `uploadId` has made it.',
  })
  wasKnown!: boolean;
}

@ObjectType({ description: 'The mask that was changed.' })
export class UpdateMaskPayload {
  @Field(() => Mask, { description: 'As it is now.' })
  mask!: Mask;
}

@InputType({ description: 'Which masks are deleted.' })
export class DeleteMasksInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'Which masks were deleted.' })
export class DeleteMasksPayload {
  @Field(() => [ID], { description: 'Those that were there, in the order asked.' })
  deletedIds!: string[];

  @Field(() => [ID], { description: 'Those that are not there for this caller.' })
  notFoundIds!: string[];
}

@InputType({ description: 'Which masks are brought back.' })
export class RestoreMasksInput {
  @Field(() => [ID], { description: 'At most 100.' })
  ids!: string[];
}

@ObjectType({ description: 'The masks that are back.' })
export class RestoreMasksPayload {
  @Field(() => [Mask], { description: 'As they are now, in the order asked.', complexity: 100 })
  masks!: Mask[];

  @Field(() => [ID], { description: 'Those that are not there, were not deleted, or too long ago.' })
  notFoundIds!: string[];
}
