import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageFormat } from '../../client/src/gql/graphql.ts';
import {
  cutout,
  type Encoding,
  encodingsOf,
  fromRecipe,
  type RecipeForm,
  sameRecipe,
  standsOnWhite,
  toRecipeInput,
} from '../../client/src/recipe/recipe-form.ts';
import { describeRecipe, formatSsim, likenessName } from '../../client/src/recipe/recipe-words.ts';

test('the form as it starts asks for a refined cutout and leaves the rest to the server', () => {
  expect(toRecipeInput(cutout)).toEqual({
    removeBackground: { edgeTreatment: 'REFINED' },
    output: { format: 'AUTO' },
  });
});

test('what belongs to a removed background is left out while it is kept', () => {
  const form: RecipeForm = { ...cutout, removeBackground: false, background: '#ff0000', trim: true };
  expect(toRecipeInput(form)).toEqual({ output: { format: 'AUTO' } });
});

test('a JPEG of a cutout gets white behind it, unless another colour was chosen', () => {
  const jpeg: RecipeForm = { ...cutout, format: 'JPEG' };
  expect(standsOnWhite(jpeg)).toBe(true);
  expect(toRecipeInput(jpeg).background).toBe('#ffffff');
  expect(toRecipeInput({ ...jpeg, background: '#123456' }).background).toBe('#123456');
  expect(toRecipeInput({ ...jpeg, removeBackground: false }).background).toBeUndefined();
});

test('how much is done is said where it is not the usual, and never of what is raw', () => {
  const best: RecipeForm = { ...cutout, matteQuality: 'BEST' };
  expect(toRecipeInput(best).removeBackground).toEqual({ edgeTreatment: 'REFINED', quality: 'BEST' });
  expect(sameRecipe(best, cutout)).toBe(false);
  const raw: RecipeForm = { ...best, edgeTreatment: 'RAW' };
  expect(toRecipeInput(raw).removeBackground).toEqual({ edgeTreatment: 'RAW' });
  expect(toRecipeInput({ ...best, removeBackground: false }).removeBackground).toBeUndefined();
});

test('a cutout of before how much is done could be said starts from the usual', () => {
  const stored = { removeBackground: { edgeTreatment: 'REFINED', quality: null } } as const;
  expect(fromRecipe(stored).matteQuality).toBe('BALANCED');
  expect(describeRecipe(stored)).toBe('Cutout');
  expect(describeRecipe({ removeBackground: { edgeTreatment: 'REFINED', quality: 'FAST' } })).toBe(
    'Cutout · fast',
  );
});

test('a way of compression that the format has not is not sent', () => {
  const form: RecipeForm = { ...cutout, format: 'PNG', encoding: { mode: 'QUALITY', quality: 40 } };
  expect(toRecipeInput(form).output).toEqual({ format: 'PNG' });
  expect(toRecipeInput({ ...form, format: 'WEBP' }).output).toEqual({ format: 'WEBP', quality: 40 });
});

const formats = Object.keys(encodingsOf) as ImageFormat[];
const encoding: fc.Arbitrary<Encoding> = fc.oneof(
  fc.constant<Encoding>({ mode: 'AUTO' }),
  fc.constant<Encoding>({ mode: 'LOSSLESS' }),
  fc.integer({ min: 1, max: 100 }).map((quality): Encoding => ({ mode: 'QUALITY', quality })),
  fc.integer({ min: 1, max: 9999 }).map((kilobytes): Encoding => ({ mode: 'MAX_BYTES', kilobytes })),
  fc.integer({ min: 500, max: 1000 }).map((mille): Encoding => ({ mode: 'MIN_SSIM', minSsim: mille / 1000 })),
);
const side = fc.option(fc.integer({ min: 1, max: 16_384 }));
const form: fc.Arbitrary<RecipeForm> = fc.record({
  removeBackground: fc.boolean(),
  edgeTreatment: fc.constantFrom('RAW', 'REFINED'),
  matteQuality: fc.constantFrom('FAST', 'BALANCED', 'BEST'),
  background: fc.option(fc.constantFrom('#000000', '#ffffff', '#3b57ea')),
  trim: fc.boolean(),
  trimMargin: fc.nat(500),
  width: side,
  height: side,
  format: fc.constantFrom(...formats),
  encoding,
});

/** What the server answers a recipe with: the same, its defaults filled in. */
function asStored(input: ReturnType<typeof toRecipeInput>) {
  return {
    removeBackground: input.removeBackground && {
      edgeTreatment: input.removeBackground.edgeTreatment ?? 'REFINED',
      quality:
        input.removeBackground.edgeTreatment === 'RAW'
          ? null
          : (input.removeBackground.quality ?? 'BALANCED'),
    },
    trim: input.trim && { margin: input.trim.margin ?? 0 },
    resize: input.resize,
    background: input.background,
    output: {
      format: input.output?.format ?? 'AUTO',
      lossless: input.output?.lossless ?? false,
      quality: input.output?.quality,
      maxBytes: input.output?.maxBytes,
      minSsim: input.output?.minSsim,
    },
  } as const;
}

test('any form, sent and read back from the stored recipe, asks for the same again', () => {
  fc.assert(
    fc.property(form, (asked) => {
      const back = fromRecipe(asStored(toRecipeInput(asked)));
      expect(toRecipeInput(back)).toEqual(toRecipeInput(asked));
      expect(sameRecipe(back, asked)).toBe(true);
    }),
  );
});

test('a likeness is said in figures that never claim more than there is, and in words', () => {
  expect([0.98, 0.9, 0.9951, 0.99996, 1].map(formatSsim)).toEqual(['0.98', '0.90', '0.995', '0.999', '1.00']);
  expect([0.999, 0.98, 0.96, 0.9].map(likenessName)).toEqual([
    'Same even close up',
    'Same to the eye',
    'A trace softer',
    'Visibly softer',
  ]);
});

test('what was corrected by hand is asked for again, and said', () => {
  const masks = [{ maskId: 'msk_1', version: 3, mode: 'HINTS', steps: null }] as const;
  const alpha = [
    { op: 'GROW', amount: 2 },
    { op: 'INVERT', amount: null },
  ] as const;
  const stored = { removeBackground: { edgeTreatment: 'REFINED' }, masks, alpha } as const;
  const asked = {
    masks: [{ maskId: 'msk_1', version: 3, mode: 'HINTS' }],
    alpha: [{ op: 'GROW', amount: 2 }, { op: 'INVERT' }],
  };
  expect(toRecipeInput(fromRecipe(stored))).toMatchObject(asked);
  expect(sameRecipe(fromRecipe(stored), cutout)).toBe(false);
  expect(toRecipeInput({ ...fromRecipe(stored), removeBackground: false })).not.toHaveProperty('masks');
  expect(describeRecipe(stored)).toBe('Cutout · corrected');
  expect(fromRecipe({ removeBackground: { edgeTreatment: 'REFINED' } }).corrections).toBeUndefined();
});
