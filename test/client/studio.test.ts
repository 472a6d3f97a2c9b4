import { afterEach, expect, test, vi } from 'vitest';
import { cutout } from '../../client/src/recipe/recipe-form.ts';
import { createStudio } from '../../client/src/studio/studio.ts';
import { createTray } from '../../client/src/upload/tray.ts';
import { createWire } from './wire.ts';

afterEach(() => vi.unstubAllGlobals());

/** Nothing is sent from it: what is added waits to be checked. */
function openStudio() {
  const { client } = createWire((send) => vi.stubGlobal('fetch', send));
  const studio = createStudio({
    client,
    tray: createTray({ check: () => new Promise(() => {}) }),
    preparation: () => null,
  });
  studio.addFiles(['a', 'b', 'c'].map((name) => new File(['bytes'], `${name}.jpg`)));
  const pictures = () => studio.table.getState().keys.map((key) => studio.pictureOf(key)!.getState());
  return { studio, pictures };
}

test('the recipe last chosen is what the next pictures begin with', () => {
  const { studio, pictures } = openStudio();
  const red = { ...cutout, background: '#ff0000' };
  studio.setRecipe(pictures()[1]!.key, red);
  studio.addFiles([new File(['bytes'], 'd.jpg')]);
  expect(pictures().map(({ recipe }) => recipe.background)).toEqual([null, '#ff0000', null, '#ff0000']);
  studio.close();
});

test('a recipe can be given to all pictures', () => {
  const { studio, pictures } = openStudio();
  studio.setRecipeForAll({ ...cutout, format: 'PNG' });
  expect(pictures().map(({ recipe }) => recipe.format)).toEqual(['PNG', 'PNG', 'PNG']);
  studio.close();
});

test('what was taken back is not what the next pictures begin with', () => {
  const { studio, pictures } = openStudio();
  const { key } = pictures()[0]!;
  studio.setRecipe(key, { ...cutout, background: '#ff0000' });
  studio.undo(key);
  studio.addFiles([new File(['bytes'], 'd.jpg')]);
  expect(pictures().at(-1)?.recipe.background).toBeNull();
  studio.close();
});

test('a picture knows its upload, and takes it off the line with itself', () => {
  const { studio, pictures } = openStudio();
  const [first] = pictures();
  expect(first?.upload?.phase).toBe('sending');
  studio.remove(first!.key);
  expect(studio.line.get(first!.key)).toBeUndefined();
  expect(pictures().map(({ filename }) => filename)).toEqual(['b.jpg', 'c.jpg']);
  studio.close();
});
