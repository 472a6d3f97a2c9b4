import { describe, expect, test } from 'vitest';
import { finalRecipe, firstBase } from '../../client/src/editor/editor-recipe.ts';
import { findOthers } from '../../client/src/editor/open-picture.ts';
import { fromAlphaSteps, noSteps, toAlphaSteps } from '../../client/src/editor/steps.ts';
import { readCorrections } from '../../client/src/recipe/corrections.ts';

describe('a recipe that was made elsewhere', () => {
  const masks = [
    { maskId: 'drawn', version: 3, mode: 'KEEP' as const, steps: [{ op: 'INVERT' as const, amount: null }] },
    { maskId: 'trimap', version: 1, mode: 'HINTS' as const, steps: [] },
    { maskId: 'sheet', version: 9, mode: 'HINTS' as const, steps: [] },
  ];

  test('has its other masks as they were, versions and steps too', () => {
    const uses = findOthers(readCorrections({ masks })?.masks ?? [], ['sheet']);
    const recipe = finalRecipe({ ground: { base: firstBase, uses }, sheets: {}, steps: [] });
    expect(recipe.masks).toEqual([
      { maskId: 'drawn', version: 3, mode: 'KEEP', steps: [{ op: 'INVERT' }] },
      { maskId: 'trimap', version: 1, mode: 'HINTS' },
    ]);
  });

  const alpha = [
    { op: 'GROW' as const, amount: 2 },
    { op: 'INVERT' as const, amount: null },
    { op: 'THRESHOLD' as const, amount: 0.4 },
    { op: 'FILL_HOLES' as const, amount: 0.1 },
  ];

  test('has its steps as they were until one is changed, and then those without a control still', () => {
    const steps = fromAlphaSteps(alpha);
    expect(steps).toMatchObject({ grow: 2, feather: 0, fillHoles: true, dropIslands: false });
    expect(toAlphaSteps(steps)).toEqual([
      { op: 'GROW', amount: 2 },
      { op: 'INVERT' },
      { op: 'THRESHOLD', amount: 0.4 },
      { op: 'FILL_HOLES', amount: 0.1 },
    ]);
    expect(toAlphaSteps({ ...steps, ...noSteps, feather: 3 })).toEqual([
      { op: 'INVERT' },
      { op: 'THRESHOLD', amount: 0.4 },
      { op: 'FEATHER', amount: 3 },
    ]);
    expect(toAlphaSteps(fromAlphaSteps([]))).toEqual([]);
  });
});
