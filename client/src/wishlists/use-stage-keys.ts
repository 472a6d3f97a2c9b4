import { type KeyboardEvent, useState } from 'react';
import type { PiecePlacement } from '../collage/collage-piece.ts';
import type { Desk } from './desk.ts';
import type { Way } from './placing.ts';
import type { Shape } from './shape.ts';

const steps: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const scales: Partial<Record<string, number>> = { '+': 1.05, '=': 1.05, '-': 1 / 1.05, _: 1 / 1.05 };
const turns: Partial<Record<string, number>> = { '[': -5, ']': 5 };

/** Of the collage's width; five times as far with Shift. */
const stepWidth = 0.01;

/** Where a key puts a piece; null for keys that are none of these. */
export function placeByKey(place: PiecePlacement, key: string, isShift: boolean): PiecePlacement | null {
  const [step, scale, turn] = [steps[key], scales[key], turns[key]];
  const far = stepWidth * (isShift ? 5 : 1);
  if (step) return { ...place, x: place.x + step[0] * far, y: place.y + step[1] * far };
  if (scale) return { ...place, width: place.width * scale };
  return turn ? { ...place, rotation: place.rotation + turn } : null;
}

function wayOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Way | null {
  const isCommand = ctrlKey || metaKey;
  if (key === 'PageUp' || (isCommand && key === 'ArrowUp')) return shiftKey ? 'front' : 'forward';
  if (key === 'PageDown' || (isCommand && key === 'ArrowDown')) return shiftKey ? 'rear' : 'back';
  return null;
}

/** What the keys do to the piece that has the focus, and what is said of it. */
export function useStageKeys(desk: Desk, shape: Shape, onRemove: (id: string) => void) {
  const [said, setSaid] = useState('');

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const id = (event.target as Element).closest<SVGElement>('[data-focus]')?.dataset.focus;
    const piece = id ? desk.pieceOf(shape, id) : null;
    if (!piece) return;
    const way = wayOf(event);
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const place = ctrlKey || metaKey || altKey ? null : placeByKey(piece.placement, key, shiftKey);
    if (way) {
      desk.bring(shape, piece.id, way);
      setSaid(`${piece.name} ${way === 'forward' || way === 'front' ? 'comes forward' : 'goes back'}.`);
    } else if (place) {
      desk.put(shape, piece.id, place, false);
      setSaid(words(piece.name, desk.pieceOf(shape, piece.id)?.placement ?? place));
    } else if (key === 'Escape') desk.select(shape, null);
    else if (key === 'Enter' || key === ' ') desk.select(shape, piece.id);
    else if (key === 'Delete' || key === 'Backspace') onRemove(piece.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { onKeyDown, said };
}

const words = (name: string, { x, y, width, rotation }: PiecePlacement) =>
  `${name}: ${percent(x)} across, ${percent(y)} down, ${percent(width)} wide, turned ${Math.round(rotation)} degrees.`;

const percent = (share: number) => `${Math.round(share * 100)} %`;
