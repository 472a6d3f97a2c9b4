import { expect, test } from 'vitest';
import { cutout } from '../../client/src/recipe/recipe-form.ts';
import {
  addPictures,
  chooseRecipe,
  chooseRecipeForAll,
  emptySession,
  removePicture,
} from '../../client/src/studio/session.ts';

const picture = (key: string) => ({ key, filename: `${key}.jpg`, localUrl: null });
const three = addPictures(emptySession, [picture('a'), picture('b'), picture('c')]);
const keys = (session: typeof three) => session.pictures.map(({ key }) => key);

test('new pictures go to the end, the first of them is shown', () => {
  expect(three.selectedKey).toBe('a');
  const more = addPictures(three, [picture('d'), picture('e')]);
  expect(keys(more)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(more.selectedKey).toBe('d');
});

test('the recipe last chosen is what the next pictures begin with', () => {
  const red = { ...cutout, background: '#ff0000' };
  const after = addPictures(chooseRecipe(three, 'b', red), [picture('d')]);
  expect(after.pictures.map(({ recipe }) => recipe.background)).toEqual([null, '#ff0000', null, '#ff0000']);
});

test('a recipe can be given to all pictures', () => {
  const png = { ...cutout, format: 'PNG' as const };
  const after = chooseRecipeForAll(three, png);
  expect(after.pictures.map(({ recipe }) => recipe.format)).toEqual(['PNG', 'PNG', 'PNG']);
  expect(after.nextRecipe).toBe(png);
});

test('a neighbour is shown when the shown picture is taken off', () => {
  expect(removePicture(three, 'a').selectedKey).toBe('b');
  expect(removePicture({ ...three, selectedKey: 'c' }, 'c').selectedKey).toBe('b');
  expect(removePicture({ ...three, selectedKey: 'c' }, 'a').selectedKey).toBe('c');
  const none = ['a', 'b', 'c'].reduce(removePicture, three);
  expect(none).toMatchObject({ pictures: [], selectedKey: null });
});
