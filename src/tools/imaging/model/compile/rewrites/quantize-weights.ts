import type { Weights } from '../graph.ts';

/**
 * 7 bits, though a signed byte has 8: a CPU without VNNI adds two products of a byte and a signed byte in 16 bits, where
 * 255 · 127 · 2 = 64,770 is cut off at 32,767, and 255 · 63 · 2 = 32,130 is not. It costs neither time nor quality, and masks are
 * the same on every CPU.
 */
const largestKernelCode = 63;
const largestBiasCode = 2 ** 31 - 1;
/** Of a channel that is all 0. */
const leastMagnitude = 1e-8;

/** Symmetric codes, with a step for each output channel: the largest weight of the channel is the largest code. */
export function quantizeKernel({ dims, data }: Weights): { codes: Weights; steps: Float32Array } {
  const channels = dims[0]!;
  const count = data.length / channels;
  const steps = new Float32Array(channels);
  const codes = new Int8Array(data.length);
  for (let channel = 0; channel < channels; channel++) {
    const kernel = data.subarray(channel * count, (channel + 1) * count);
    let largest = leastMagnitude;
    for (const weight of kernel) largest = Math.max(largest, Math.abs(weight));
    steps[channel] = largest / largestKernelCode;
    for (let i = 0; i < count; i++)
      codes[channel * count + i] = roundTo(kernel[i]! / steps[channel]!, largestKernelCode);
  }
  return { codes: { dims, data: codes }, steps };
}

/** Biases are added to sums of products, in their steps. */
export function quantizeBias({ dims, data }: Weights, steps: Float32Array): Weights {
  const codes = Int32Array.from(steps, (step, channel) => roundTo(data[channel]! / step, largestBiasCode));
  return { dims, data: codes };
}

function roundTo(value: number, largest: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(value)));
}
