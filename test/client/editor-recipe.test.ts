import type { Client } from 'urql';
import { describe, expect, test } from 'vitest';
import { canHint, finalRecipe, gridRecipes, shownRecipe } from '../../client/src/editor/editor-recipe.ts';
import { findBase } from '../../client/src/editor/find-base.ts';
import type { EditorRenditionFragment } from '../../client/src/gql/graphql.ts';
import { isOfEditor } from '../../client/src/recipe/corrections.ts';
import { checkHints } from '../../src/services/recipe/mask-part.ts';
import { stroke } from './mask-server.ts';

const ground = { base: { removeBackground: {}, resize: { width: 1024, height: 1024 } }, uses: [] };
const corrections = { ground, sheets: {}, steps: [] };

test('what is made to be looked at lies on nothing, and what is asked for does not', () => {
  const { cutout, picture } = gridRecipes(ground);
  for (const recipe of [cutout, picture, shownRecipe(corrections)]) {
    expect(recipe.background).toBe('#00000000');
    expect(isOfEditor(recipe)).toBe(true);
  }
  const asked = finalRecipe(corrections);
  expect(asked.background).toBeUndefined();
  expect(isOfEditor(asked)).toBe(false);
});

test('hints are of a cutout that there is: without one the server refuses them, and they are not asked for', () => {
  const hints = { maskId: 'hints', version: 2, strokes: [stroke('a')] };
  const uses = (...modes: ('REPLACE' | 'KEEP')[]) => modes.map((mode) => ({ maskId: mode, mode }));
  const grounds = [
    { base: { removeBackground: {} }, uses: [] },
    { base: {}, uses: uses('REPLACE', 'KEEP') },
    { base: {}, uses: uses('KEEP') },
    { base: {}, uses: [] },
  ];
  expect(grounds.map(canHint)).toEqual([true, true, false, false]);
  for (const one of grounds) {
    const { removeBackground, masks } = finalRecipe({ ground: one, sheets: { hints }, steps: [] });
    expect(masks?.some(({ mode }) => mode === 'HINTS') ?? false).toBe(canHint(one));
    const sent = { removeBackground, masks: masks ?? null } as unknown as Parameters<typeof checkHints>[0];
    expect(() => checkHints(sent)).not.toThrow();
  }
});

describe('what a cutout was asked for by', () => {
  const looked = { id: 'looked', recipe: { removeBackground: {}, background: '#00000000' } };
  const asked = { id: 'asked', recipe: { removeBackground: {}, trim: { margin: 3 } } };
  const many = Array.from({ length: 100 }, () => looked);

  async function find(pages: object[][]) {
    const left = [...pages];
    let count = 0;
    const next = () => {
      count++;
      const nodes = left.shift() ?? [];
      const pageInfo = { hasNextPage: left.length > 0, endCursor: `${left.length}` };
      return { data: { image: { id: 'one', renditions: { nodes, pageInfo } } } };
    };
    const client = { query: () => ({ toPromise: async () => next() }) } as unknown as Client;
    const first = { nodes: (left.shift() ?? []) as EditorRenditionFragment[], next: 'on' };
    return { base: await findBase(client, 'one', first), count };
  }

  test('is found behind all that was looked at since', async () => {
    const { base } = await find([many, many, [looked, asked]]);
    expect(base).toMatchObject({ trim: { margin: 3 } });
  });

  test('is not looked for without end', async () => {
    const { base, count } = await find(Array.from({ length: 20 }, () => many));
    expect(base).toMatchObject({ removeBackground: {}, output: { format: 'WEBP' } });
    expect(count).toBe(5);
  });
});
