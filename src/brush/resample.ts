import type { GridSize, Pixels, Plane } from './grid.ts';

/** What each sample of a line is made of: `tapCount` weights a sample, of the samples from `starts` on. */
export interface Taps {
  tapCount: number;
  starts: Int32Array;
  weights: Float32Array;
}

/** The picture as RGB at a smaller size, each cell the mean of the area that it covers; rounded to 8 bits. */
export function shrinkPixels(source: Pixels, size: GridSize): Pixels {
  const { width, height, channels, data } = source;
  const across = averageTaps(width, size.width);
  const down = averageTaps(height, size.height);
  const out = new Uint8Array(size.width * size.height * 3);
  const sums = new Float32Array(width * 3);
  for (let y = 0, to = 0; y < size.height; y++) {
    sums.fill(0);
    for (let k = 0; k < down.tapCount; k++) {
      const weight = down.weights[y * down.tapCount + k]!;
      if (weight === 0) continue;
      let from = (down.starts[y]! + k) * width * channels;
      for (let i = 0; i < sums.length; i += 3, from += channels) {
        sums[i]! += weight * data[from]!;
        sums[i + 1]! += weight * data[from + 1]!;
        sums[i + 2]! += weight * data[from + 2]!;
      }
    }
    for (let x = 0; x < size.width; x++) {
      let [red, green, blue] = [0.5, 0.5, 0.5];
      let from = across.starts[x]! * 3;
      const end = (x + 1) * across.tapCount;
      for (let tap = x * across.tapCount; tap < end; tap++, from += 3) {
        const weight = across.weights[tap]!;
        if (weight === 0) continue;
        red += weight * sums[from]!;
        green += weight * sums[from + 1]!;
        blue += weight * sums[from + 2]!;
      }
      out[to++] = red;
      out[to++] = green;
      out[to++] = blue;
    }
  }
  return { data: out, width: size.width, height: size.height, channels: 3 };
}

/** The plane at another size: along each side the mean of what a cell covers where it shrinks, linear where it grows. */
export function resizePlane({ data, width, height }: Plane, size: GridSize): Plane {
  const across = width >= size.width ? averageTaps(width, size.width) : linearTaps(width, size.width);
  const down = height >= size.height ? averageTaps(height, size.height) : linearTaps(height, size.height);
  const out = new Float32Array(size.width * size.height);
  const line = new Float64Array(width);
  for (let y = 0, to = 0; y < size.height; y++) {
    line.fill(0);
    for (let k = 0; k < down.tapCount; k++) {
      const weight = down.weights[y * down.tapCount + k]!;
      if (weight === 0) continue;
      const from = (down.starts[y]! + k) * width;
      for (let x = 0; x < width; x++) line[x]! += weight * data[from + x]!;
    }
    for (let x = 0; x < size.width; x++, to++) {
      let sum = 0;
      for (let k = 0; k < across.tapCount; k++) {
        const weight = across.weights[x * across.tapCount + k]!;
        if (weight !== 0) sum += weight * line[across.starts[x]! + k]!;
      }
      out[to] = sum;
    }
  }
  return { data: out, width: size.width, height: size.height };
}

/** Shares of the input samples that lie within each output sample. */
export function averageTaps(inSize: number, outSize: number): Taps {
  const scale = inSize / outSize;
  const tapCount = Math.ceil(scale) + 1;
  const starts = new Int32Array(outSize);
  const weights = new Float32Array(outSize * tapCount);
  for (let i = 0; i < outSize; i++) {
    const [from, to] = [i * scale, (i + 1) * scale];
    const start = Math.floor(from);
    starts[i] = start;
    for (let k = 0; k < tapCount && start + k < inSize; k++) {
      const overlap = Math.min(to, start + k + 1) - Math.max(from, start + k);
      if (overlap > 1e-9) weights[i * tapCount + k] = overlap / scale;
    }
  }
  return { tapCount, starts, weights };
}

/** Shares of the two input samples between whose middles the middle of each output sample lies. */
function linearTaps(inSize: number, outSize: number): Taps {
  const starts = new Int32Array(outSize);
  const weights = new Float32Array(outSize * 2);
  for (let i = 0; i < outSize; i++) {
    const at = Math.min(Math.max(((i + 0.5) * inSize) / outSize - 0.5, 0), inSize - 1);
    const start = Math.floor(at);
    starts[i] = start;
    weights[i * 2] = 1 - (at - start);
    weights[i * 2 + 1] = at - start;
  }
  return { tapCount: 2, starts, weights };
}
