/** Pixels of a line on a coarser one: between the middles of which two cells the middle of each lies. */
export interface Between {
  starts: Int32Array;
  ends: Int32Array;
  /** How far it is on the way from the first to the second. */
  shares: Float32Array;
}

export function locate(pixelCount: number, cellCount: number): Between {
  const starts = new Int32Array(pixelCount);
  const ends = new Int32Array(pixelCount);
  const shares = new Float32Array(pixelCount);
  for (let i = 0; i < pixelCount; i++) {
    const at = Math.min(Math.max(((i + 0.5) * cellCount) / pixelCount - 0.5, 0), cellCount - 1);
    const start = Math.floor(at);
    starts[i] = start;
    ends[i] = Math.min(start + 1, cellCount - 1);
    shares[i] = at - start;
  }
  return { starts, ends, shares };
}
