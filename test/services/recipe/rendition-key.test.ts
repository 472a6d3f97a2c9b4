import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { completeRecipeSchema } from '../../../src/schema/complete-recipe.ts';
import type { EncodingInput, RecipeInput } from '../../../src/schema/recipe-input.ts';
import { matteVersionOf, nameOfKind } from '../../../src/services/recipe/matte-kind.ts';
import { renditionKey } from '../../../src/services/recipe/rendition-key.ts';
import { previewRecipe, thumbnailRecipe } from '../../../src/services/recipe/standard-recipes.ts';

describe('what is stored already is found again: the key of', () => {
  const plain: RecipeInput = {
    removeBackground: null,
    trim: null,
    resize: null,
    background: null,
    output: null,
  };
  const output = (asked: EncodingInput): RecipeInput => ({
    ...plain,
    output: { format: 'AUTO', quality: null, lossless: false, maxBytes: null, ...asked },
  });

  // Computed by pipeline version 1 when it was first released. They change with that version and never without.
  test.each<[string, RecipeInput, string | null, string]>([
    [
      'a thumbnail',
      thumbnailRecipe,
      null,
      '6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc',
    ],
    ['a preview', previewRecipe, null, 'a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245'],
    ['no output', plain, null, '0916cb5d6713796b10f5f29c778af35568586bdbf43cc8ddba891effc17f542c'],
    ['AUTO', output({}), null, '0916cb5d6713796b10f5f29c778af35568586bdbf43cc8ddba891effc17f542c'],
    [
      'AUTO at 70',
      output({ quality: 70 }),
      null,
      '271ffecd07c60099615f173cbe1b6ef078d1b833d8656c46ee028ee969e2236c',
    ],
    [
      'AUTO lossless',
      output({ lossless: true }),
      null,
      '2ab2e51ad138723a038822ff64c736a0210467999db8112b68306a92aaa7e000',
    ],
    [
      'AUTO lossless and small',
      output({ lossless: true, maxBytes: 9000 }),
      null,
      'e4b42cde8f80808c6cf149bbfdb259fe9426b326d36dba547b281490f2105887',
    ],
    [
      'JPEG',
      output({ format: 'JPEG', quality: 80, maxBytes: 50000 }),
      null,
      'c747c8ea4e8439e4b40a9b1d826ac313b2a997d7ed69be59723487dbe7fb9b9c',
    ],
    [
      'WEBP',
      output({ format: 'WEBP', maxBytes: 50000 }),
      null,
      'f7ed872ce5700a0c37fb53e006f93f76d209e41f4ad79cadd04e578f02e43cf2',
    ],
    [
      'PNG',
      output({ format: 'PNG' }),
      null,
      'e595d84bffd31a6f1cec636c0a247b348afce79c7351ffe85f58c9ac63edde29',
    ],
    [
      'AVIF',
      output({ format: 'AVIF', quality: 50 }),
      null,
      'be765cba888d5b01b69a2005f9fba95dcf5294186038641fb988b5415da44a2e',
    ],
    [
      'a cutout',
      {
        removeBackground: { model: 'u2netp', edgeTreatment: 'REFINED' },
        trim: { margin: 8 },
        resize: { width: 500, height: null, fit: 'INSIDE' },
        background: '#abc',
        output: output({}).output!,
      },
      'u2netp@1',
      '0e49ec226f92d271dfe5f1cc56317041bd336d1b09997275abd0ae471f7a6e10',
    ],
  ])('%s', (_what, recipe, model, hash) => {
    expect(renditionKey({ prefix: 'p' }, completeRecipeSchema.parse(recipe), model)).toBe(`p/${hash}`);
  });

  test('of a step that has changed are others, and of what it has no part in the same', () => {
    const raised = { cutout: 2, masks: 1, alpha: 1, trim: 1, resize: 1, background: 1, output: 1 };
    const keyOf = (recipe: object, versions?: typeof raised) =>
      renditionKey(
        { prefix: 'p' },
        completeRecipeSchema.parse({ ...previewRecipe, ...recipe }),
        null,
        versions,
      );
    expect(keyOf({}, raised)).toBe(keyOf({}));
    const cutout = { removeBackground: { model: 'u2netp', edgeTreatment: 'RAW' } };
    expect(keyOf(cutout, raised)).not.toBe(keyOf(cutout));
  });

  test('of each quality are others, and of none that of before', () => {
    const keyOf = (removeBackground: object) =>
      renditionKey({ prefix: 'p' }, completeRecipeSchema.parse({ ...previewRecipe, removeBackground }), null);
    const refined = { model: 'u2netp', edgeTreatment: 'REFINED' };
    const keys = [null, 'FAST', 'BALANCED', 'BEST'].map((quality) => keyOf({ ...refined, quality }));
    expect(new Set(keys).size).toBe(4);
    expect(keys[0]).toBe(keyOf(refined));
  });

  test('of a kind of matte that has changed are others', () => {
    const recipeOf = (quality: string | null) =>
      completeRecipeSchema.parse({
        ...previewRecipe,
        removeBackground: { model: 'u2netp', edgeTreatment: quality ? 'REFINED' : 'RAW', quality },
      });
    const raised = { RAW: 1, FAST: 1, BALANCED: 2, BEST: 1 };
    expect(
      [recipeOf('BALANCED'), recipeOf('FAST'), recipeOf(null), previewRecipe].map((one) =>
        matteVersionOf(one, raised),
      ),
    ).toEqual([2, null, null, null]);
    expect([nameOfKind('BALANCED', raised), nameOfKind('RAW', raised)]).toEqual(['BALANCED@2', 'RAW']);
  });
});
