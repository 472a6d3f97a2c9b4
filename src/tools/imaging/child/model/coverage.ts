import type { Model } from '../../model/models.ts';

/**
 * Pixels (RGB, row by row) as a model takes them: divided by their largest value (0 for a black picture), less the mean, by
 * the deviation; channel after channel.
 */
export function toModelInput(pixels: Uint8Array, { mean, std }: Pick<Model, 'mean' | 'std'>): Float32Array {
  let largest = 1e-6;
  for (const value of pixels) if (value > largest) largest = value;
  const count = pixels.length / 3;
  const values = new Float32Array(pixels.length);
  for (let channel = 0; channel < 3; channel++) {
    const offset = mean[channel]!;
    const deviation = std[channel]!;
    for (let i = 0; i < count; i++) {
      values[channel * count + i] = (pixels[i * 3 + channel]! / largest - offset) / deviation;
    }
  }
  return values;
}

/**
 * A model's first output as coverage 0..255: stretched to 0..1 and truncated to bytes, in 32-bit floats as numpy does it.
 * Only its first `size` values count. A flat output has no subject: all 0.
 */
export function toCoverage(output: Float32Array, size: number, transform: Model['output']): Uint8Array {
  const values = transform === 'sigmoid' ? output.map((value) => 1 / (1 + Math.exp(-value))) : output;
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) {
    least = Math.min(least, values[i]!);
    largest = Math.max(largest, values[i]!);
  }
  const span = Math.fround(largest - least);
  const coverage = new Uint8Array(size);
  if (!(span > 0)) return coverage;
  for (let i = 0; i < size; i++) {
    coverage[i] = Math.fround(Math.fround(Math.fround(values[i]! - least) / span) * 255);
  }
  return coverage;
}
