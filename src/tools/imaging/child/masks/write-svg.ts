import type { GridSize, Levels } from '../../../../brush/grid.ts';
import { shrinkLevels } from '../../../../brush/shrink-mask.ts';
import { countEdges, findInside, type Inside } from './inside.ts';
import { traceOutlines } from './trace-outlines.ts';

// 8 bytes a corner: 64 MB. Hair on 24 megapixels has half a million; only grain has more, and is drawn coarser.
const mostEdges = 8_000_000;
const pieceLength = 65_536;

/** A drawing of what is inside, in pixels of the image, as one even-odd path along the sides of its pixels. */
export function* writeSvg(
  levels: Levels,
  isInside: (level: number) => boolean,
  image: GridSize,
): Generator<string> {
  const inside = findDrawable(levels, isInside);
  const atX = scaleTo(image.width / inside.width);
  const atY = scaleTo(image.height / inside.height);
  const box = `width="${image.width}" height="${image.height}" viewBox="0 0 ${image.width} ${image.height}"`;
  let text = `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill-rule="evenodd" d="`;
  for (const path of traceOutlines(inside)) {
    text += `M${atX(path[0]!)} ${atY(path[1]!)}`;
    // Corners are right angles, and the first way is along x.
    for (let i = 2; i < path.length; i += 4) {
      text += `H${atX(path[i]!)}`;
      if (i + 2 < path.length) text += `V${atY(path[i + 3]!)}`;
      if (text.length > pieceLength) {
        yield text;
        text = '';
      }
    }
    text += 'Z';
  }
  yield `${text}"/></svg>`;
}

function findDrawable(levels: Levels, isInside: (level: number) => boolean): Inside {
  const inside = findInside(levels, isInside);
  if (countEdges(inside) <= mostEdges) return inside;
  const half = { width: Math.ceil(levels.width / 2), height: Math.ceil(levels.height / 2) };
  return findDrawable(shrinkLevels(levels, half), isInside);
}

function scaleTo(scale: number): (at: number) => string {
  return scale === 1 ? String : (at) => String(Math.round(at * scale * 100) / 100);
}
