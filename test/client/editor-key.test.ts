import { expect, test } from 'vitest';
import type { Editor } from '../../client/src/editor/editor.ts';
import { type EditorActions, type PressedKey, pressEditorKey } from '../../client/src/editor/editor-key.ts';

function press(part: Partial<PressedKey>, hasStroke = false) {
  const done: string[] = [];
  const note = (name: string) => () => void done.push(name);
  const editor = { choose: note('choose'), scaleBrush: note('size') } as Partial<Editor> as Editor;
  const actions = {
    fit: note('fit'),
    actual: note('actual'),
    apply: note('apply'),
    leave: note('leave'),
    drop() {
      if (hasStroke) done.push('drop');
      return hasStroke;
    },
  } as Partial<EditorActions> as EditorActions;
  const isOwn = pressEditorKey(editor, actions, {
    key: '',
    repeat: false,
    altKey: false,
    isControl: false,
    ...part,
  });
  return { isOwn, done };
}

test('Escape takes a stroke back, or leaves, and held does no more', () => {
  expect(press({ key: 'Escape' }, true)).toEqual({ isOwn: true, done: ['drop'] });
  expect(press({ key: 'Escape' })).toEqual({ isOwn: true, done: ['leave'] });
  expect(press({ key: 'Escape', repeat: true })).toEqual({ isOwn: true, done: [] });
});

test('with Alt keys are the browser’s, except for what keyboards have beneath it', () => {
  for (const key of ['e', 'k', '1', '0', 'Enter', 'Escape'])
    expect(press({ key, altKey: true })).toEqual({ isOwn: false, done: [] });
  expect(press({ key: '[', altKey: true })).toEqual({ isOwn: true, done: ['size'] });
  expect(press({ key: 'e' })).toEqual({ isOwn: true, done: ['choose'] });
});

test('the space bar does not scroll the page, and a button keeps it and Enter', () => {
  expect(press({ key: ' ' })).toEqual({ isOwn: true, done: [] });
  expect(press({ key: ' ', isControl: true }).isOwn).toBe(false);
  expect(press({ key: 'Enter', isControl: true }).isOwn).toBe(false);
  expect(press({ key: 'Enter' }).done).toEqual(['apply']);
});
