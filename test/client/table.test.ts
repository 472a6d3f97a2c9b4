import { expect, test, vi } from 'vitest';
import { cutout } from '../../client/src/recipe/recipe-form.ts';
import { addKeys, createPicture, emptyTable, removeKey } from '../../client/src/studio/table.ts';

const three = addKeys(emptyTable, ['a', 'b', 'c']);

test('new pictures go to the end, the first of them is shown', () => {
  expect(three.selectedKey).toBe('a');
  const more = addKeys(three, ['d', 'e']);
  expect(more).toMatchObject({ keys: ['a', 'b', 'c', 'd', 'e'], selectedKey: 'd' });
});

test('a neighbour is shown when the shown picture is taken off', () => {
  expect(removeKey(three, 'a').selectedKey).toBe('b');
  expect(removeKey({ ...three, selectedKey: 'c' }, 'c').selectedKey).toBe('b');
  expect(removeKey({ ...three, selectedKey: 'c' }, 'a').selectedKey).toBe('c');
  const none = ['a', 'b', 'c'].reduce(removeKey, three);
  expect(none).toMatchObject({ keys: [], selectedKey: null });
});

test('a recipe is taken back change by change, those in one breath as one, and nothing else with it', () => {
  vi.useFakeTimers({ now: 0 });
  try {
    const store = createPicture({ key: 'a', filename: 'a.jpg' }, cutout);
    const background = () => store.getState().recipe.background;
    const choose = (color: string) => store.setState({ recipe: { ...cutout, background: color } });
    vi.advanceTimersByTime(1000);
    choose('#111111');
    vi.advanceTimersByTime(1000);
    choose('#222222');
    vi.advanceTimersByTime(100);
    choose('#333333');
    store.setState({ imageId: 'img_1' });
    const { undo, redo } = store.temporal.getState();
    undo();
    expect(background()).toBe('#111111');
    undo();
    expect(background()).toBeNull();
    expect(store.getState().imageId).toBe('img_1');
    redo();
    redo();
    expect(background()).toBe('#333333');
    undo();
    vi.advanceTimersByTime(100);
    choose('#444444');
    redo();
    expect(background()).toBe('#444444');
    undo();
    expect(background()).toBe('#111111');
  } finally {
    vi.useRealTimers();
  }
});
