/**
 * The four tools. Keep and Erase say where the subject is and is not, and the picture decides how far; Paint and Rub out
 * are exact: what they pass over is what they cover.
 */
export type Tool = 'KEEP' | 'ERASE' | 'PAINT' | 'RUB';

/** A stroke as it was drawn, in fractions of the upright picture. */
export interface EditStroke {
  /** In the order of their ids strokes were begun, also those of several masks. */
  id: string;
  tool: Tool;
  /** Diameter in fractions of the longer side. */
  size: number;
  /** 0..1 */
  hardness: number;
  /** x, y, x, y … in fractions of width and height. */
  points: readonly number[];
  /** One a point; null: all 1. */
  pressures: readonly number[] | null;
}

export const isExact = (tool: Tool) => tool === 'PAINT' || tool === 'RUB';

/** What a tool does with Alt held, or with the pen's other end. */
export const otherTool = {
  KEEP: 'ERASE',
  ERASE: 'KEEP',
  PAINT: 'RUB',
  RUB: 'PAINT',
} as const satisfies Record<Tool, Tool>;

let lastMs = 0;

/** Unique, and greater than any that was given before: the clock's milliseconds, then chance. */
export function newStrokeId(nowMs: number = Date.now()): string {
  lastMs = Math.max(nowMs, lastMs + 1);
  const chance = crypto.getRandomValues(new Uint32Array(2));
  return [lastMs.toString(36).padStart(9, '0'), ...chance.map((one) => one)]
    .map((part) => (typeof part === 'number' ? part.toString(36) : part))
    .join('-');
}
