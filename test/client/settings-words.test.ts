import { expect, test } from 'vitest';
import { lightest, presets } from '../../client/src/convert/presets.ts';
import { settingsWords } from '../../client/src/convert/settings-words.ts';

test('the settings of a run are told in words', () => {
  expect(presets.map(({ recipe }) => settingsWords(recipe))).toEqual([
    ['As WebP', 'Balanced compression', 'At most 2048 px'],
    ['The format that suits each picture', 'Same to the eye', 'Original size'],
    ['As JPEG', 'Balanced compression', 'At most 1600 px'],
  ]);
  expect(
    settingsWords({ ...lightest, format: 'PNG', removeBackground: true, background: '#ffffff', height: 90 }),
  ).toEqual(['As PNG', 'Every pixel kept', 'At most 90 px high', 'Cut out, on #ffffff']);
  expect(settingsWords({ ...lightest, removeBackground: true, matteQuality: 'BEST' })).toContain(
    'Cut out (best)',
  );
});
