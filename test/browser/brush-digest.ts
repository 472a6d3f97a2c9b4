import { correctMask } from '../../src/brush/hints.ts';
import { toLab } from '../../src/brush/lab.ts';
import { drawStrokes } from '../../src/brush/raster.ts';
import { encodePath, type Stroke, type StrokeTool } from '../../src/brush/stroke.ts';
import { createRandom, type Random } from '../../src/collage/random.ts';

const size = { width: 480, height: 360 };

/** What is drawn of some strokes, and what hints make of a picture, in a browser as in Node. No part of either is used. */
export function digestBrush(): { drawn: number; corrected: number } {
  const random = createRandom(11);
  const drawn = new Uint8Array(size.width * size.height);
  drawStrokes(drawn, size, strokesOf(random, ['BRUSH', 'ERASER'], 200));
  const grid = { width: 160, height: 120 };
  const data = Uint8Array.from({ length: grid.width * grid.height * 3 }, () => random() * 256);
  const mask = { ...grid, data: Float32Array.from({ length: data.length / 3 }, () => Math.round(random())) };
  const hints = { strokes: strokesOf(random, ['KEEP', 'ERASE'], 8) };
  const { mask: corrected } = correctMask(toLab({ ...grid, data, channels: 3 }), mask, hints);
  return { drawn: hash(drawn), corrected: hash(new Uint8Array(corrected.data.buffer)) };
}

function strokesOf(random: Random, tools: readonly StrokeTool[], count: number): Stroke[] {
  return Array.from({ length: count }, (_, i) => ({
    tool: tools[i % tools.length]!,
    size: 0.01 + random() * 0.2,
    hardness: random(),
    path: encodePath(
      Array.from({ length: 12 }, () => random() * 1.4 - 0.2),
      Array.from({ length: 6 }, () => random()),
    ),
  }));
}

/** FNV-1a: a page that is no secure context has no other. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
