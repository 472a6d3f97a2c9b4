import { expect, test } from 'vitest';
import { countWords, wordSecondsLeft } from '../../client/src/batches/batch-words.ts';
import { placeWords, wordCsvProblem } from '../../client/src/batches/csv-problem-words.ts';
import { firstAddress } from '../../client/src/batches/first-address.ts';

test.each([
  [3, 'a few seconds left'],
  [41, 'about 50 s left'],
  [70, 'about 1 min left'],
  [3_600, 'about 1 h left'],
  [9_000, 'about 2 h 30 min left'],
])('%d seconds are said as %s', (seconds, words) => expect(wordSecondsLeft(seconds)).toBe(words));

test('what is done is counted, and what went wrong where something did', () => {
  expect(countWords({ items: 0, succeeded: 0, failed: 0, canceled: 0 })).toBe('No pictures known yet');
  expect(countWords({ items: 1200, succeeded: 3, failed: 0, canceled: 0 })).toBe('3 of 1,200 pictures done');
  expect(countWords({ items: 9, succeeded: 3, failed: 2, canceled: 1 })).toBe(
    '3 of 9 pictures done, 2 failed, 1 canceled',
  );
});

test('a problem is said with its place, also where its figures are not known', () => {
  expect(placeWords({ line: 1204, column: 3 })).toBe('Line 1,204, column 3');
  expect(placeWords({ line: null, column: null })).toBe('The file');
  expect(wordCsvProblem({ code: 'MISSING_CELLS', params: { expected: 4, actual: 2 }, message: '' })).toMatch(
    /^2 of 4 cells/,
  );
  expect(wordCsvProblem({ code: 'BAD_URL', params: {}, message: '' })).toBe(
    'This is no address that can be fetched from.',
  );
});

test('the first picture is the first address of a column of them', () => {
  const layout = {
    encoding: 'utf-8',
    delimiter: ',',
    columns: [
      { index: 0, name: 'page', role: 'OTHER' as const },
      { index: 1, name: 'url', role: 'URL' as const },
    ],
  };
  const sample = [
    ['https://shop.example/', 'none'],
    ['https://shop.example/', 'a vase, https://a.example/1,2.jpg;https://a.example/3.jpg'],
  ];
  expect(firstAddress({ layout, sample })).toBe('https://a.example/1,2.jpg');
  expect(firstAddress({ layout, sample: [] })).toBeNull();
  expect(firstAddress({ layout: null, sample })).toBeNull();
});
