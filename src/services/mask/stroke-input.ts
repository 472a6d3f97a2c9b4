import { decodePath, encodePath, pointBytes, type Stroke } from '../../brush/stroke.ts';
import { maskLimits, strokeRange, strokeSize } from '../../config/mask-limit.ts';
import { badInput, quote } from '../../errors.ts';
import type { MaskKind } from '../../schema/mask.ts';
import type { StrokeInput } from '../../schema/mask-input.ts';
import type { StrokeTool } from '../../schema/mask-stroke.ts';
import { isName } from '../../schema/text.ts';

/** A stroke as it is kept, with the caller's id. */
export type NamedStroke = Stroke & { strokeId: string };

const maxIdLength = 64;
const defaultHardness = 0.8;

const toolsOf: Record<MaskKind, readonly StrokeTool[]> = {
  COVERAGE: ['BRUSH', 'ERASER'],
  HINTS: ['KEEP', 'ERASE'],
};

/** What is to be drawn, checked and as it is kept. BAD_USER_INPUT names what is wrong; `argument` is where they stand. */
export function checkStrokes(
  kind: MaskKind,
  asked: readonly StrokeInput[] | null | undefined,
  argument: string,
): NamedStroke[] {
  const strokes = asked ?? [];
  const { requestStrokes, requestPoints } = maskLimits;
  if (strokes.length > requestStrokes)
    throw badInput(argument, `at most ${requestStrokes}`, `${strokes.length}`);
  const checked = strokes.map((stroke, i) => checkStroke(kind, stroke, `${argument}.${i}`));
  const points = checked.reduce((sum, { path }) => sum + path.length / pointBytes, 0);
  if (points > requestPoints)
    throw badInput(argument, `at most ${requestPoints} points together`, `${points}`);
  const seen = new Set<string>();
  for (const [i, { strokeId }] of checked.entries()) {
    if (seen.has(strokeId))
      throw badInput(`${argument}.${i}.id`, 'one that no other stroke has', quote(strokeId));
    seen.add(strokeId);
  }
  return checked;
}

function checkStroke(kind: MaskKind, asked: StrokeInput, argument: string): NamedStroke {
  const { id, tool, size, points, pressures } = asked;
  const hardness = asked.hardness ?? defaultHardness;
  if (!isName(id) || id.length > maxIdLength)
    throw badInput(`${argument}.id`, `1 to ${maxIdLength} characters, none of control`, quote(id));
  if (!toolsOf[kind].includes(tool))
    throw badInput(`${argument}.tool`, `one for a ${kind} mask: ${toolsOf[kind].join(', ')}`, tool);
  checkRange(`${argument}.size`, size, strokeSize);
  checkRange(`${argument}.hardness`, hardness, { least: 0, most: 1 });
  checkPoints(points, pressures, argument);
  return { strokeId: id, tool, size, hardness, path: encodePath(points, pressures) };
}

function checkPoints(
  points: readonly number[],
  pressures: readonly number[] | null | undefined,
  argument: string,
): void {
  const { strokePoints } = maskLimits;
  const expected = `x and y of 1 to ${strokePoints} points`;
  if (points.length === 0 || points.length % 2 === 1 || points.length > strokePoints * 2)
    throw badInput(`${argument}.points`, expected, `${points.length} numbers`, { limit: strokePoints });
  for (const point of points) checkRange(`${argument}.points`, point, strokeRange);
  if (!pressures) return;
  if (pressures.length !== points.length / 2)
    throw badInput(`${argument}.pressures`, `one a point, ${points.length / 2}`, `${pressures.length}`);
  for (const pressure of pressures) checkRange(`${argument}.pressures`, pressure, { least: 0, most: 1 });
}

function checkRange(argument: string, value: number, { least, most }: { least: number; most: number }): void {
  if (!(value >= least && value <= most)) throw badInput(argument, `${least} to ${most}`, `${value}`);
}

/** The points and pressures as callers are told them: to the millionth, which is less than half of a step. */
export function readPath(path: Uint8Array): { points: number[]; pressures: number[] } {
  const { points, pressures } = decodePath(path);
  const round = (value: number, steps: number) => Math.round(value * steps) / steps;
  return {
    points: points.map((point) => round(point, 1e6)),
    pressures: pressures.map((pressure) => round(pressure, 1e4)),
  };
}
