import { readFile } from 'node:fs/promises';
import { toModelInput } from '../../../../src/tools/imaging/child/model/coverage.ts';
import { openSession } from '../../../../src/tools/imaging/child/model/open-session.ts';
import { locateModel } from '../../../../src/tools/imaging/model/model-files.ts';
import { models } from '../../../../src/tools/imaging/model/models.ts';
import type { PassInput } from '../../../../src/tools/imaging/model/pass.ts';
import { drawVase } from '../../../picture.ts';

export const modelPath = locateModel('u2netp', '/nonexistent');
export const modelFile = await readFile(modelPath);

export interface Network {
  /** Coverage 0..1 of each pixel, as the network itself gives it. */
  run(input: PassInput): Promise<Float32Array>;
  release(): Promise<void>;
}

export async function openNetwork(file: Uint8Array): Promise<Network> {
  const session = await openSession(file);
  return {
    async run({ pixels, width, height }) {
      const outputs = await session.run(toModelInput(pixels, models.u2netp), { width, height });
      return outputs['1959']!;
    },
    release: session.release,
  };
}

/** Three pictures a model finds something in: a vase, the same in a crowd of stripes, and a bright thing in the dark. */
export function drawThree(width: number, height: number): PassInput[] {
  const { pixels, coverage } = drawVase(width, height);
  const change = (value: (at: number, channel: number) => number) => ({
    width,
    height,
    pixels: pixels.map((_, i) => value(Math.floor(i / 3), i % 3)),
  });
  const striped = change((at, channel) =>
    coverage[at]! > 127 ? pixels[at * 3 + channel]! : 60 + 40 * channel + 90 * (Math.floor(at / 9) % 2),
  );
  const dark = change((at, channel) => (pixels[at * 3 + channel]! * (20 + coverage[at]!)) / 275);
  return [{ pixels, width, height }, striped, dark];
}

/** Of two masks of values 0..1. */
export function compare(one: Float32Array, other: Float32Array): { mean: number; largest: number } {
  if (one.length !== other.length) throw new Error(`expected ${one.length} values, got ${other.length}`);
  let sum = 0;
  let largest = 0;
  for (const [at, value] of one.entries()) {
    const difference = Math.abs(value - other[at]!);
    sum += difference;
    largest = Math.max(largest, difference);
  }
  return { mean: sum / one.length, largest };
}
