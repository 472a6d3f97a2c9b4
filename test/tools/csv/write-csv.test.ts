import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeFormula } from '../../../src/tools/csv/escape-formula.ts';
import { readRecords } from '../../../src/tools/csv/read-records.ts';
import { writeCsv } from '../../../src/tools/csv/write-csv.ts';

async function write(header: string[], rows: string[][], delimiter?: string): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(header, rows, { delimiter })) text += piece;
  return text;
}

async function read(text: string, delimiter = ','): Promise<string[][]> {
  const found: string[][] = [];
  const pieces = text.slice(1).match(/.{1,1000}/gsu) ?? [];
  for await (const { records, problem } of readRecords(pieces, { delimiter })) {
    expect(problem).toBeNull();
    found.push(...records.map(({ cells }) => cells));
  }
  return found;
}

test('a table as spreadsheets open it', async () => {
  expect(
    await write(
      ['name', '=a'],
      [
        ['a,b', 'c"d'],
        [' x', '-5'],
        ['\n=1', ''],
      ],
    ),
  ).toBe(`\ufeffname,'=a\r\n"a,b","c""d"\r\n" x",-5\r\n"'\n=1",\r\n`);
  expect(await write(['a'], [])).toBe('\ufeffa\r\n');
});

test.each([
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ['\u200b@x', "'\u200b@x"],
  ['＋1', "'＋1"],
  ['+49 170 1', "'+49 170 1"],
  ['-5', '-5'],
  ['+5,50', '+5,50'],
  ['-5.', "'-5."],
  ['-1\n', "'-1\n"],
  ['\tx', "'\tx"],
  ['a=1', 'a=1'],
  ["'=1", "'=1"],
])('%j is written as %j', async (cell, written) => {
  expect(await read(await write(['a', 'b'], [[cell, 'x']]))).toEqual([
    ['a', 'b'],
    [written, 'x'],
  ]);
});

describe('whatever a cell begins with, it is no formula', () => {
  const isFormula = (cell: string) =>
    /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell);
  const rests = ['', '1', '1+1', 'A1', '\n'];
  // The halves of pairs are no characters.
  const characters = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));

  test('by the rule, each of Unicode', () => {
    const bad = rests.flatMap((rest) => characters.filter((one) => isFormula(escapeFormula(one + rest))));
    expect(bad).toEqual([]);
  });

  test.each(rests)('as it is read again, in a row or the header, before %j', async (rest) => {
    const cells = characters
      .slice(0, 0x2100)
      .concat(characters.slice(0xf000, 0x10000))
      .map((one) => one + rest);
    const found = await read(await write(cells, [cells, ...cells.map((cell) => ['x', cell])]));
    expect(found.length).toBe(cells.length + 2);
    expect(found.flat().filter(isFormula)).toEqual([]);
  });
});

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...' \t\r\n",;|\'=+-@a1'), fc.string({ unit: 'grapheme', maxLength: 1 })),
  maxLength: 12,
});

test('what is written is read again, but for the apostrophes', async () => {
  const tables = fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      tables,
      fc.constantFrom(',', ';', '\t', '|'),
      async ([header = [], ...rows], delimiter) => {
        const found = await read(await write(header, rows, delimiter), delimiter);
        const asWritten = found.map((cells, y) =>
          cells.map((cell, x) =>
            [header, ...rows][y]![x] === cell.replace(/^'/, '') ? cell.replace(/^'/, '') : cell,
          ),
        );
        expect(asWritten).toEqual([header, ...rows]);
        // Written once more it does not change: an apostrophe has no second one before it.
        expect(await write(found[0]!, found.slice(1), delimiter)).toBe(await write(header, rows, delimiter));
      },
    ),
    { numRuns: 300 },
  );
});

test('no cell hides a formula behind the delimiter of another program', async () => {
  expect(await write(['name', 'x'], [['a,=1+1', 'b,c']], ';')).toContain('"a,=1+1";b,c');
});
