/**
 * For each frame that was given to the encoder the index of the one that is shown when it begins. A WebP has fewer: of
 * frames that are alike it keeps the first, and shows it as long as all of them.
 */
export function alignFrames(delaysMs: readonly number[], writtenMs: readonly number[]): number[] {
  const ends = sumUp(writtenMs);
  const starts = [0, ...sumUp(delaysMs.map(writtenDelay))].slice(0, -1);
  return starts.map((start) => {
    const index = ends.findIndex((end) => end > start);
    return index < 0 ? Math.max(0, ends.length - 1) : index;
  });
}

// As libvips writes it, because viewers show it so.
function writtenDelay(ms: number): number {
  return ms <= 10 ? 100 : ms;
}

function sumUp(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}
