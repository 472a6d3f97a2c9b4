import { expect, test } from 'vitest';
import { createStore } from 'zustand';
import type { Editor } from '../../client/src/editor/editor.ts';
import { createKeyboardBrush } from '../../client/src/editor/keyboard-brush.ts';

function open() {
  const done: string[] = [];
  const note = (name: string) => () => void done.push(name);
  const view = createStore(() => ({ view: { scale: 1, x: 200, y: 200 }, isFitted: true }));
  const editor = {
    image: { width: 100, height: 100 },
    view,
    hand: { begin: note('begin'), extend: note('extend'), end: note('end'), drop: note('drop') },
    speaker: { say() {} },
  } as unknown as Editor;
  const brush = createKeyboardBrush(editor, () => ({ width: 500, height: 500 }));
  brush.show();
  const press = (key: string, isRepeat = false) => brush.press(key, { isShift: false, isRepeat });
  return { brush, press, done };
}

test('the space bar puts the brush down once, however long it is held, and lifts it when it is pressed again', () => {
  const { brush, press, done } = open();
  press(' ');
  // Its own still: the page would scroll.
  for (let i = 0; i < 3; i++) expect(press(' ', true)).toBe(true);
  expect(brush.isDown()).toBe(true);
  press(' ');
  press(' ', true);
  expect(brush.isDown()).toBe(false);
  expect(done).toEqual(['begin', 'end']);
});

test('an arrow that is held draws on, and Enter that is held ends the stroke alone', () => {
  const { press, done } = open();
  press(' ');
  press('ArrowLeft');
  press('ArrowLeft', true);
  press('Enter');
  expect(press('Enter', true)).toBe(false);
  expect(done).toEqual(['begin', 'extend', 'extend', 'end']);
});
