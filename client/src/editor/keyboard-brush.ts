import type { Editor } from './editor.ts';
import { followPoint, type Point, panBy, type Size, toScreen } from './view.ts';

/** A brush that is moved by the arrow keys, put down and lifted by the space bar. */
interface KeyboardBrush {
  /** Where it is, in pixels of the canvas; null while it is not in use. */
  at(): Point | null;
  isDown(): boolean;
  /** Comes into sight where it was, or in the middle. */
  show(): void;
  hide(): void;
  /** Whether the key was one of its own. */
  press(key: string, held: { isShift: boolean; isRepeat: boolean }): boolean;
}

const ways: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Of the canvas' sides, that the picture is moved by. */
const pans: Partial<Record<string, readonly [number, number]>> = {
  Home: [0.5, 0],
  End: [-0.5, 0],
  PageUp: [0, 0.5],
  PageDown: [0, -0.5],
};

/** Of the longer side; five times as far with Shift. */
const stepShare = 0.01;

export function createKeyboardBrush(editor: Editor, screen: () => Size | null): KeyboardBrush {
  const { width, height } = editor.image;
  /** In pixels of the picture, so that it stays where it is while the picture is moved. */
  let place = { x: width / 2, y: height / 2 };
  let isShown = false;
  let isDown = false;
  const onScreen = () => toScreen(editor.view.getState().view ?? { scale: 1, x: 0, y: 0 }, place);

  function lift() {
    if (isDown) editor.hand.end();
    isDown = false;
  }

  /** Near by, the way goes on beyond what is seen. */
  function follow() {
    const { view } = editor.view.getState();
    const room = screen();
    const next = view && room && followPoint(view, place, { screen: room });
    if (next && next !== view) editor.show(next);
  }

  function pan([across, down]: readonly [number, number]) {
    const { view } = editor.view.getState();
    const room = screen();
    if (!view || !room) return;
    const by = { x: across * room.width, y: down * room.height };
    editor.show(panBy(view, by, { picture: editor.image, screen: room }));
  }

  function move([across, down]: readonly [number, number], isShift: boolean) {
    const step = Math.max(width, height) * stepShare * (isShift ? 5 : 1);
    place = {
      x: Math.min(Math.max(place.x + across * step, 0), width),
      y: Math.min(Math.max(place.y + down * step, 0), height),
    };
    follow();
    if (isDown) editor.hand.extend({ ...onScreen(), pressure: 1 });
    const share = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`;
    editor.speaker.say(`${share(place.x, width)} across, ${share(place.y, height)} down.`);
  }

  return {
    at: () => (isShown ? onScreen() : null),
    isDown: () => isDown,
    show() {
      isShown = true;
    },
    hide() {
      lift();
      isShown = false;
    },
    press(key, { isShift, isRepeat }) {
      const way = ways[key];
      if (way) {
        isShown = true;
        move(way, isShift);
        return true;
      }
      const panned = pans[key];
      if (panned) {
        pan(panned);
        return true;
      }
      if (key === ' ' && isShown) {
        // Held, it would put down and lift by turns.
        if (isRepeat) return true;
        if (isDown) lift();
        else {
          isDown = true;
          editor.hand.begin({ ...onScreen(), pressure: 1 }, { isSwapped: false, isLine: false });
          editor.speaker.say('The brush is down.');
        }
        return true;
      }
      if (key === 'Enter' && isDown) {
        lift();
        return true;
      }
      if (key === 'Escape' && isDown) {
        isDown = false;
        editor.hand.drop();
        editor.speaker.say('The stroke is taken back.');
        return true;
      }
      return false;
    },
  };
}
