import { JsonType, type Platform } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { MaskMode, MaskOp } from './mask-use.ts';
import { EdgeTreatment, Fit, ImageFormat, MatteQuality } from './recipe.ts';

const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

/** `edges` is what `edgeTreatment` was called before. */
const removeBackgroundSchema = z.preprocess(
  (kept) => ({ edgeTreatment: (kept as { edges?: unknown }).edges, ...(kept as object) }),
  z.object({
    model: z.string(),
    edgeTreatment: z.enum(EdgeTreatment),
    quality: orNull(z.enum(MatteQuality)),
  }),
);

const stepsSchema = z.array(z.object({ op: z.enum(MaskOp), amount: orNull(z.number()) })).readonly();

const maskUseSchema = z.object({
  maskId: z.string(),
  version: z.number(),
  /** Of what that version is made of: by it a rendition is known, whatever the number. */
  sha256: z.string(),
  mode: z.enum(MaskMode),
  steps: orNull(stepsSchema),
});

const outputSchema = z.object({
  format: z.enum(ImageFormat),
  quality: orNull(z.number()),
  lossless: z.boolean().default(false),
  maxBytes: orNull(z.number()),
  minSsim: orNull(z.number()),
});

/**
 * A recipe as it is kept: checked, every default filled in, nothing left to be decided but what it means for one image.
 * What is read from a row is parsed by it, so a row of an earlier version becomes one of now here and nowhere else; one
 * without a `version` is of the first.
 */
export const completeRecipeSchema = z.object({
  version: z.literal(1).default(1),
  removeBackground: orNull(removeBackgroundSchema),
  masks: orNull(z.array(maskUseSchema).readonly()),
  alpha: orNull(stepsSchema),
  trim: orNull(z.object({ margin: z.number() })),
  resize: orNull(z.object({ width: orNull(z.number()), height: orNull(z.number()), fit: z.enum(Fit) })),
  background: orNull(z.string()),
  output: orNull(outputSchema).transform((output) => output ?? outputSchema.parse({ format: 'AUTO' })),
});

type DeepReadonly<T> = { readonly [Key in keyof T]: DeepReadonly<T[Key]> };

export type CompleteRecipe = DeepReadonly<z.output<typeof completeRecipeSchema>>;

/** A jsonb column of complete recipes. */
export class RecipeColumn extends JsonType {
  override convertToJSValue(value: string | unknown, platform: Platform): unknown {
    return completeRecipeSchema.parse(super.convertToJSValue(value, platform));
  }
}
