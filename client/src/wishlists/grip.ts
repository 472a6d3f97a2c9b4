import type { PiecePlacement } from '../collage/collage-piece.ts';
import type { Desk } from './desk.ts';
import { snapTurn } from './placing.ts';
import type { Shape } from './shape.ts';

/** How a piece is held: by itself, by a handle of its frame, or by two fingers. */
export interface Grip {
  kind: 'move' | 'scale' | 'turn' | 'pinch';
  id: string;
  /** Where it was taken from. */
  start: PiecePlacement;
  /** Where the pointer, or the middle of two, was then; in pixels of the window, as all here. */
  at: readonly [number, number];
  /** The middle of the piece then. */
  centre: { x: number; y: number };
  /** Of the stage. */
  widthPx: number;
  /** Whether it was worked on already. */
  wasSelected: boolean;
}

interface GripOptions {
  desk: Desk;
  shape: Shape;
  clientX: number;
  clientY: number;
}

/** What there is to hold where the pointer went down. */
export function gripAt(
  stage: HTMLElement,
  { target }: Event,
  { desk, shape, clientX, clientY }: GripOptions,
): Grip | null {
  if (!(target instanceof Element)) return null;
  const { selected } = desk.state.getState();
  const selectedId = selected?.shape === shape ? selected.id : null;
  const handle = target.closest<HTMLElement>('[data-handle]')?.dataset.handle as 'scale' | 'turn' | undefined;
  const id = handle ? selectedId : target.closest<SVGElement>('[data-piece]')?.dataset.piece;
  const piece = id ? desk.pieceOf(shape, id) : null;
  if (!piece) return null;
  const box = stage.getBoundingClientRect();
  const { placement } = piece;
  return {
    kind: handle ?? 'move',
    id: piece.id,
    start: placement,
    at: [clientX, clientY],
    centre: { x: box.left + placement.x * box.width, y: box.top + placement.y * box.width },
    widthPx: box.width,
    wasSelected: piece.id === selectedId,
  };
}

/** Where it is while the pointer that holds it is at `xy`. */
export function placeByDrag(grip: Grip, [x, y]: readonly [number, number]): PiecePlacement {
  const { kind, start, at, centre, widthPx } = grip;
  if (kind === 'move')
    return { ...start, x: start.x + (x - at[0]) / widthPx, y: start.y + (y - at[1]) / widthPx };
  const before = { x: at[0] - centre.x, y: at[1] - centre.y };
  const now = { x: x - centre.x, y: y - centre.y };
  if (kind === 'scale') {
    const ratio = Math.hypot(now.x, now.y) / Math.max(1, Math.hypot(before.x, before.y));
    return { ...start, width: start.width * ratio };
  }
  const turn = Math.atan2(now.y, now.x) - Math.atan2(before.y, before.x);
  return { ...start, rotation: snapTurn(start.rotation + (turn * 180) / Math.PI) };
}

interface Pinch {
  /** How much further apart the fingers are than at first. */
  scale: number;
  /** Degrees clockwise that they have turned. */
  turn: number;
  origin: readonly [number, number];
}

export function placeByPinch({ start, at, widthPx }: Grip, { scale, turn, origin }: Pinch): PiecePlacement {
  return {
    ...start,
    x: start.x + (origin[0] - at[0]) / widthPx,
    y: start.y + (origin[1] - at[1]) / widthPx,
    width: start.width * scale,
    rotation: snapTurn(start.rotation + turn),
  };
}
