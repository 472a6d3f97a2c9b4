import type { Client } from 'urql';
import { expect, test } from 'vitest';
import { gridRecipes, shownRecipe } from '../../client/src/editor/editor-recipe.ts';
import { openPicture } from '../../client/src/editor/open-picture.ts';

const ground = { base: { removeBackground: {} }, uses: [] };
const steps = [{ op: 'GROW', amount: 4 }] as const;

/** As the server answers, results newest first. */
function clientOf(recipes: readonly object[]): Client {
  const nodes = recipes.map((recipe, at) => ({ id: `${at}`, createdAt: '2026-01-01T00:00:00Z', recipe }));
  const renditions = { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
  const image = { id: 'one', width: 4, height: 3, renditions, masks: { nodes: [] } };
  return { query: () => ({ toPromise: async () => ({ data: { image } }) }) } as unknown as Client;
}

const none = Promise.resolve({ added: [], removed: [] });

test('the edge is as the newest cutout has it, and not as that on which hints are solved', async () => {
  const { cutout, picture } = gridRecipes(ground);
  const shown = shownRecipe({ ground, sheets: {}, steps });
  const opened = await openPicture(clientOf([cutout, picture, shown, ground.base]), 'one', none);
  expect(opened).toMatchObject({ steps: { grow: 4 }, ground });
});

test('what was taken back last is not there again', async () => {
  const grown = { ...ground.base, alpha: steps };
  const shown = shownRecipe({ ground, sheets: {}, steps: [] });
  const opened = await openPicture(clientOf([shown, grown]), 'one', none);
  expect(opened).toMatchObject({ steps: { grow: 0 } });
});
