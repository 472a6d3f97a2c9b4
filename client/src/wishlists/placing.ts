import type { PiecePlacement } from '../collage/collage-piece.ts';

/** Smaller than that the server takes none, and nobody could take hold of it. */
const leastWidth = 0.02;

/** The centre stays on the collage, and the width within what can be placed. */
export const keepOnCollage = (place: PiecePlacement, aspect: number): PiecePlacement => ({
  ...place,
  x: clamp(place.x, 0, 1),
  y: clamp(place.y, 0, 1 / aspect),
  width: clamp(place.width, leastWidth, 1),
  rotation: turnWithin(place.rotation),
});

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The same turn in -180..180. */
export const turnWithin = (degrees: number) => degrees - 360 * Math.round(degrees / 360);

/** Near upright is upright: nobody means half a degree. */
export const snapTurn = (degrees: number): number => (Math.abs(turnWithin(degrees)) < 2.5 ? 0 : degrees);

/** Loops of x, y pairs that go along when a piece is put from one place to another. */
export function moveOutlines(
  outlines: readonly (readonly number[])[],
  from: PiecePlacement,
  to: PiecePlacement,
): number[][] {
  const angle = ((to.rotation - from.rotation) * Math.PI) / 180;
  const across = (Math.cos(angle) * to.width) / from.width;
  const down = (Math.sin(angle) * to.width) / from.width;
  return outlines.map((loop) => {
    const moved: number[] = [];
    for (let at = 0; at + 1 < loop.length; at += 2) {
      const right = (loop[at] as number) - from.x;
      const below = (loop[at + 1] as number) - from.y;
      moved.push(to.x + right * across - below * down, to.y + right * down + below * across);
    }
    return moved;
  });
}

interface Layered {
  id: string;
  isPinned: boolean;
  placement: PiecePlacement;
}

export type Way = 'forward' | 'back' | 'front' | 'rear';

/**
 * The `z` with which one piece comes before or behind its neighbour, or all; null if it is there. What is pinned keeps its
 * `z`, and the others take the lowest that are left: they give way by themselves.
 */
export function findLayer(pieces: readonly Layered[], id: string, way: Way): number | null {
  const order = pieces.toSorted((a, b) => a.placement.z - b.placement.z);
  const at = order.findIndex((piece) => piece.id === id);
  const isUp = way === 'forward' || way === 'front';
  const other = way === 'front' ? order.at(-1) : way === 'rear' ? order[0] : order[at + (isUp ? 1 : -1)];
  if (at < 0 || !other || other.id === id) return null;
  const { z } = other.placement;
  const isFar = way === 'front' || way === 'rear';
  return isFar || other.isPinned ? z + (isUp ? 1 : -1) : z;
}
