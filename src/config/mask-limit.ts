/** How much may be drawn: each a matter of what one request carries, or of what one render draws in seconds. */
export const maskLimits = {
  /** Of one image. */
  masks: 50,
  /** Of one mask, as it is now. */
  strokes: 2000,
  points: 200_000,
  strokePoints: 2000,
  /** Of one request. */
  requestStrokes: 500,
  requestPoints: 5000,
  /** Newest versions of one mask that are kept. */
  versions: 2000,
  /** In one recipe, and steps of one mask, or of the alpha. */
  uses: 8,
  steps: 8,
} as const;

/** Diameter of a stroke in fractions of its picture's longer side. */
export const strokeSize = { least: 0.0005, most: 1 } as const;

/** Of a stroke's points, in fractions of the picture's sides: it may leave the picture. */
export const strokeRange = { least: -0.25, most: 1.25 } as const;

/** Of a step, in pixels of the upright original. */
export const maxStepPixels = 1000;
