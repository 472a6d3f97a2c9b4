import { encodePath, type Stroke, type StrokeTool } from '../../../../src/brush/stroke.ts';
import type { EditStroke } from '../edit-stroke.ts';

/** As the server draws it: its points are those that are stored. */
export const toBrushStroke = (
  { size, hardness, points, pressures }: EditStroke,
  tool: StrokeTool,
): Stroke => ({
  tool,
  size,
  hardness,
  path: encodePath(points, pressures),
});
