/** Pixels; no picture may have a longer side, whatever MAX_PIXELS says: 1 × 10,000,000 costs seconds. */
export const maxSide = 16_384;
