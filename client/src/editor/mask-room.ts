/** What the server takes and keeps; a test holds it to its own limits. */
export const maskRoom = {
  /** Of one mask. */
  strokes: 2_000,
  points: 200_000,
  /** Of one stroke. */
  strokePoints: 2_000,
  /** Of one request. */
  requestStrokes: 500,
  requestPoints: 5_000,
  /** Masks that a recipe may name. */
  uses: 8,
} as const;
