import { z } from 'zod';
import { collageWidths } from '../../config/collage-limit.ts';
import { completeRecipeSchema } from '../../schema/complete-recipe.ts';
import type { JobKind } from '../../schema/job.ts';
import { needsMatte } from '../recipe/matte-kind.ts';

/**
 * Lanes of work. What takes seconds has lanes of its own, so that a thumbnail never waits behind a folder of conversions,
 * and neither behind cutouts.
 */
export const lanes = {
  /** A fraction of a second each: thumbnails and previews. */
  quick: { needsModel: false },
  /** Recipes that need no model. */
  convert: { needsModel: false },
  /** Waits for others' servers, and takes no pixels. */
  fetch: { needsModel: false },
  cutout: { needsModel: true },
  /** The same, of so many pixels or so dear an encoding that others would wait long for them. */
  heavyConvert: { needsModel: false },
  heavyCutout: { needsModel: true },
} as const satisfies Record<string, { needsModel: boolean }>;

export type LaneName = keyof typeof lanes;

interface JobSpec<Payload> {
  /** What such a job is told, kept in `Job.payload`: parsed when it is put in line, and again when it runs. */
  payload: z.ZodType<Payload>;
  /** Every lane it may go in. */
  lanes: readonly LaneName[];
  lane: (payload: Payload) => LaneName;
  /** Name of the model it needs; for lanes that need one. */
  model: (payload: Payload) => string | null;
  /** After so many failed attempts it is given up. */
  maxAttempts: number;
  /** How long it waits after the attempt of this number has failed. */
  delaySeconds: (attempt: number) => number;
}

const defineJob = <Payload>(spec: JobSpec<Payload>) => spec;

/** 1, 4, 9 … seconds: what is down for a moment is not asked thrice within it. */
const standard = { model: () => null, maxAttempts: 3, delaySeconds: (attempt: number) => attempt ** 2 };

/** Every kind of job that is ever put in line. What runs it stands in the table of jobs/job-kind.ts. */
export const jobSpecs = {
  PREPARE_IMAGE: defineJob({
    ...standard,
    payload: z.object({}),
    lanes: ['quick'],
    lane: () => 'quick',
  }),
  IMPORT_URL: defineJob({
    ...standard,
    payload: z.object({
      url: z.string(),
      /** Whether its caller has named it, or its server may. */
      isNamed: z.boolean(),
      recipes: z.array(completeRecipeSchema),
    }),
    lanes: ['fetch'],
    lane: () => 'fetch',
    // Whoever is down is given time, and is not asked by all at once.
    delaySeconds: (attempt) => Math.round((attempt === 1 ? 5 : 30) * (0.8 + 0.4 * Math.random())),
  }),
  PROCESS_IMAGE: defineJob({
    ...standard,
    payload: z.object({
      recipe: completeRecipeSchema,
      isHeavy: z.boolean().default(false),
      /**
       * name@version of the model whose matte is kept: then nobody waits for a model, whichever is the newest when it runs.
       * Null too of what was put in line before it was told.
       */
      keptModel: z.string().nullable().default(null),
    }),
    lanes: ['convert', 'cutout', 'heavyConvert', 'heavyCutout'],
    lane: ({ recipe, isHeavy, keptModel }) => {
      if (needsMatte(recipe) && keptModel === null) return isHeavy ? 'heavyCutout' : 'cutout';
      return isHeavy ? 'heavyConvert' : 'convert';
    },
    model: ({ recipe, keptModel }) =>
      needsMatte(recipe) && keptModel === null ? (recipe.removeBackground?.model ?? null) : null,
  }),
  RENDER_COLLAGE: defineJob({
    ...standard,
    payload: z.object({
      wishlistId: z.string(),
      collageId: z.string(),
      /** Pixels. */
      width: z.int().min(collageWidths.least).max(collageWidths.most),
      format: z.enum(['JPEG', 'PNG', 'WEBP', 'AVIF']),
    }),
    lanes: ['convert'],
    lane: () => 'convert',
  }),
} satisfies { [Kind in JobKind]?: unknown };

export type SpecKind = keyof typeof jobSpecs;
export type PayloadOf<Kind extends SpecKind> = z.output<(typeof jobSpecs)[Kind]['payload']>;

/** What is known of a job that stands in a row. */
export function specOf(kind: JobKind): JobSpec<unknown> {
  const spec = (jobSpecs as Partial<Record<JobKind, unknown>>)[kind];
  if (!spec) throw new Error(`Expected a kind of the table of job-spec.ts, got ${kind}.`);
  return spec as JobSpec<unknown>;
}
