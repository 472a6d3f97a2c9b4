// What pointers on the canvas mean. It rests until one comes down, and then one of these goes on:
//
//   drawing   a mouse, a pen or one finger draws a stroke. A second finger that comes within 80 ms, or before the first has
//             gone anywhere, takes the stroke back and pinches; a later one ends it.
//   panning   the middle button, or any with the space bar held; a finger once a pen was seen, as it may be a palm.
//   pinching  two fingers move and zoom. When one is lifted the other does nothing until it is lifted too.
//   sizing    Alt and the right button: across is the brush's size, down its hardness.
//
// A pen that comes down takes over from whatever fingers do: they are the palm of the hand that holds it, and come first.
// A button that is up while its pointer moves was let go where nobody told.
//
// A pointer that the system takes away ends a stroke of a mouse or a pen, which stays; a finger's goes, as it was a palm or
// a gesture of the system.

import { moveFinger } from './pinch.ts';
import type { Point } from './view.ts';

export interface PointerInput extends Point {
  kind: 'down' | 'move' | 'up' | 'cancel';
  id: number;
  type: 'mouse' | 'pen' | 'touch';
  /** As of a PointerEvent: which one was pressed or lifted. */
  button: number;
  /** Those that are held, a bit each. */
  buttons: number;
  /** 0..1; 1 of what has none. */
  pressure: number;
  ms: number;
  isAlt: boolean;
  isShift: boolean;
  isSpace: boolean;
}

export interface Drawn extends Point {
  pressure: number;
}

export type Act =
  | { do: 'begin'; at: Drawn; isSwapped: boolean; isLine: boolean }
  | { do: 'extend'; at: Drawn }
  | { do: 'end' }
  /** The begun stroke is taken back. */
  | { do: 'drop' }
  | { do: 'pan'; by: Point }
  | { do: 'zoom'; factor: number; at: Point }
  | { do: 'size'; by: Point };

interface PointerMachine {
  /** What follows from it, in order. */
  handle(input: PointerInput): Act[];
  /** Takes a begun stroke back. */
  drop(): Act[];
}

/** Within this a second finger was meant from the start. */
const togetherMs = 80;
/** CSS pixels that a finger trembles. */
const slopPx = 5;
const eraserEnd = 5;

type State =
  | { at: 'rest' }
  | {
      at: 'drawing';
      id: number;
      type: PointerInput['type'];
      sinceMs: number;
      from: Point;
      last: Point;
      isGone: boolean;
    }
  | { at: 'panning'; id: number; type: PointerInput['type']; last: Point }
  | { at: 'pinching'; fingers: Map<number, Point> }
  | { at: 'lifting'; ids: Set<number> }
  | { at: 'sizing'; id: number; last: Point };

export function createPointerMachine(): PointerMachine {
  let state: State = { at: 'rest' };
  let hasPen = false;

  function down(input: PointerInput): Act[] {
    const { id, type, x, y } = input;
    if (type === 'pen') {
      hasPen = true;
      return [...dropFingers(), ...start(input)];
    }
    if (state.at === 'drawing' && type === 'touch' && state.type === 'touch') return joinFinger(state, input);
    // A finger that pans is joined by another.
    if (state.at === 'panning' && type === 'touch' && state.type === 'touch') {
      state = {
        at: 'pinching',
        fingers: new Map([
          [state.id, state.last],
          [id, { x, y }],
        ]),
      };
      return [];
    }
    if (state.at === 'lifting') state.ids.add(id);
    return start(input);
  }

  /** Their pointers are known no more, so what they do until they are lifted is nothing. */
  function dropFingers(): Act[] {
    const isDrawn = state.at === 'drawing' && state.type === 'touch';
    const isMoved = state.at === 'panning' && state.type === 'touch';
    if (isDrawn || isMoved || state.at === 'pinching' || state.at === 'lifting') state = { at: 'rest' };
    return isDrawn ? [{ do: 'drop' }] : [];
  }

  function start(input: PointerInput): Act[] {
    const { id, type, button, x, y, ms } = input;
    if (state.at !== 'rest') return [];
    const isPan = button === 1 || input.isSpace || (type === 'touch' && hasPen);
    if (isPan) state = { at: 'panning', id, type, last: { x, y } };
    else if (button === 2 && input.isAlt) state = { at: 'sizing', id, last: { x, y } };
    else if (button === 0 || button === eraserEnd) {
      state = { at: 'drawing', id, type, sinceMs: ms, from: { x, y }, last: { x, y }, isGone: false };
      const isSwapped = (button === eraserEnd) !== input.isAlt;
      return [{ do: 'begin', at: drawn(input), isSwapped, isLine: input.isShift }];
    }
    return [];
  }

  function joinFinger(drawing: State & { at: 'drawing' }, { id, x, y, ms }: PointerInput): Act[] {
    state = {
      at: 'pinching',
      fingers: new Map([
        [drawing.id, drawing.last],
        [id, { x, y }],
      ]),
    };
    return [{ do: ms - drawing.sinceMs <= togetherMs || !drawing.isGone ? 'drop' : 'end' }];
  }

  function move(input: PointerInput): Act[] {
    const { id, type, x, y } = input;
    const isHeld = type === 'touch' || input.buttons !== 0;
    if (!isHeld) return up(input, false);
    if (state.at === 'drawing' && state.id === id) {
      state.last = { x, y };
      if (Math.max(Math.abs(x - state.from.x), Math.abs(y - state.from.y)) > slopPx) state.isGone = true;
      return [{ do: 'extend', at: drawn(input) }];
    }
    if ((state.at === 'panning' || state.at === 'sizing') && state.id === id) {
      const by = { x: x - state.last.x, y: y - state.last.y };
      state.last = { x, y };
      return [{ do: state.at === 'panning' ? 'pan' : 'size', by }];
    }
    return state.at === 'pinching' && state.fingers.has(id) ? pinch(state.fingers, input) : [];
  }

  function up({ id }: PointerInput, isCanceled: boolean): Act[] {
    if (state.at === 'pinching' && state.fingers.delete(id)) {
      state = { at: 'lifting', ids: new Set(state.fingers.keys()) };
      return [];
    }
    if (state.at === 'lifting') {
      state.ids.delete(id);
      if (state.ids.size === 0) state = { at: 'rest' };
      return [];
    }
    if (state.at === 'rest' || state.at === 'pinching' || state.id !== id) return [];
    const was = state;
    state = { at: 'rest' };
    if (was.at !== 'drawing') return [];
    return [{ do: isCanceled && was.type === 'touch' ? 'drop' : 'end' }];
  }

  return {
    handle(input) {
      if (input.kind === 'down') return down(input);
      if (input.kind === 'move') return move(input);
      return up(input, input.kind === 'cancel');
    },
    drop() {
      if (state.at !== 'drawing') return [];
      state = { at: 'lifting', ids: new Set([state.id]) };
      return [{ do: 'drop' }];
    },
  };
}

const drawn = ({ x, y, pressure }: PointerInput): Drawn => ({ x, y, pressure });

function pinch(fingers: Map<number, Point>, input: PointerInput): Act[] {
  const { by, factor, at } = moveFinger(fingers, input);
  return [
    { do: 'pan', by },
    { do: 'zoom', factor, at },
  ];
}
