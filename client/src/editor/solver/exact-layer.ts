import type { GridSize } from '../../../../src/brush/grid.ts';
import { drawStroke } from '../../../../src/brush/raster.ts';
import type { EditStroke } from '../edit-stroke.ts';
import { toolOn } from '../sheet.ts';
import { toBrushStroke } from './brush-stroke.ts';

/** What is painted and rubbed out, 0..255 a cell. */
interface ExactLayer {
  keep: Uint8Array;
  erase: Uint8Array;
}

/** Draws the exact strokes; where they are those of last time and more, only what is new. */
export function createExactLayer(size: GridSize): {
  draw(strokes: readonly EditStroke[]): ExactLayer | null;
} {
  const layer = {
    keep: new Uint8Array(size.width * size.height),
    erase: new Uint8Array(size.width * size.height),
  };
  let drawn: readonly EditStroke[] = [];
  return {
    draw(strokes) {
      if (!drawn.every(({ id }, at) => strokes[at]?.id === id)) {
        layer.keep.fill(0);
        layer.erase.fill(0);
        drawn = [];
      }
      for (const stroke of strokes.slice(drawn.length))
        for (const sheet of ['keep', 'erase'] as const) {
          const tool = toolOn(sheet, stroke.tool);
          if (tool) drawStroke(layer[sheet], size, toBrushStroke(stroke, tool));
        }
      drawn = strokes;
      return strokes.length > 0 ? layer : null;
    },
  };
}
