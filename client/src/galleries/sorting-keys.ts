import type { SensorContext } from '@dnd-kit/core';

interface Rect {
  top: number;
  left: number;
  width: number;
  height: number;
}

const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const ways: Partial<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Where what is lifted goes by an arrow key: to the one before or behind in the order, or to the nearest of the next row. */
export function stepToNext(
  event: KeyboardEvent,
  { active, over, collisionRect, droppableRects }: SensorContext,
  ids: readonly string[],
): { x: number; y: number } | undefined {
  const [step, way] = [steps[event.code], ways[event.code]];
  if ((!step && !way) || !collisionRect) return undefined;
  event.preventDefault();
  const here = String(over?.id ?? active?.id);
  const next = step ? ids[ids.indexOf(here) + step] : nearestOfNextRow(here, way as number, droppableRects);
  const rect = next === undefined ? undefined : droppableRects.get(next);
  if (!rect) return undefined;
  const middle = middleOf(rect);
  return { x: middle.x - collisionRect.width / 2, y: middle.y - collisionRect.height / 2 };
}

function nearestOfNextRow(
  here: string,
  way: number,
  rects: ReadonlyMap<string | number, Rect>,
): string | undefined {
  const from = rects.get(here);
  if (!from) return undefined;
  const start = middleOf(from);
  /** Photos of a row are of one height: another row begins where their middles are apart. */
  const beyond = [...rects]
    .map(([id, rect]) => ({ id: String(id), ...middleOf(rect) }))
    .filter(({ y }) => (y - start.y) * way > from.height / 4);
  const rowY = Math.min(...beyond.map(({ y }) => (y - start.y) * way));
  return beyond
    .filter(({ y }) => (y - start.y) * way < rowY + 4)
    .sort((a, b) => Math.abs(a.x - start.x) - Math.abs(b.x - start.x))[0]?.id;
}

const middleOf = ({ top, left, width, height }: Rect) => ({ x: left + width / 2, y: top + height / 2 });
