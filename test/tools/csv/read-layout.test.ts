import { describe, expect, test } from 'vitest';
import type { CsvOptions } from '../../../src/tools/csv/csv.ts';
import { readLayout } from '../../../src/tools/csv/read-layout.ts';
import { createTables, readAll, rolesOf } from './table.ts';

const tables = createTables();
const read = (content: string | Uint8Array, options: CsvOptions = {}) =>
  readAll(tables.write(content), options);
const a = 'https://example.org/a.jpg';
const b = 'https://example.org/b.jpg';

describe('encoding', () => {
  const text = `Näme,url\nVäse,${a}\n`;
  const latin = Buffer.from(text, 'latin1');

  test('what is not all UTF-8 is windows-1252, with a warning that names the line', async () => {
    const far = Buffer.concat([
      Buffer.from(`name,url\r\n${`ö,${a}\r\n`.repeat(20_000)}`),
      Buffer.from('\xe9,x', 'latin1'),
    ]);
    expect(await readLayout(tables.write(far))).toMatchObject({
      layout: { encoding: 'windows-1252' },
      problems: [
        { code: 'BAD_ENCODING', isFatal: false, line: 20_002, params: { encoding: 'windows-1252' } },
      ],
    });
    const { rows } = await read(Buffer.concat([latin, Buffer.from([0x80])]));
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Väse', '€']);
  });

  test.each(['windows-1252', 'latin1', 'ISO-8859-1'])('%s as it is named', async (encoding) => {
    const { layout, rows, problems } = await read(latin, { encoding });
    expect(layout).toMatchObject({ encoding: 'windows-1252', columns: [{ name: 'Näme' }, { name: 'url' }] });
    expect(rows[0]!.cells[0]).toBe('Väse');
    expect(problems).toEqual([]);
  });

  test('one of another script is read where it is named', async () => {
    const shiftJis = Buffer.concat([
      Buffer.from('name,url\n'),
      Buffer.from([0x83, 0x81]),
      Buffer.from(`,${a}\n`),
    ]);
    expect((await read(shiftJis, { encoding: 'shift_jis' })).rows[0]!.cells[0]).toBe('メ');
  });

  test('bytes that are not of the encoding that is named end it', async () => {
    const { layout, problems } = await read(latin, { encoding: 'utf8' });
    expect(layout).toBeNull();
    expect(problems).toMatchObject([{ code: 'BAD_ENCODING', isFatal: true, line: 1 }]);
  });

  test.each([
    ['UTF-8', Buffer.from(`url\n${a}\n\n\0`), 4],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff]), 3],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x75, 0, 0, 0]), 1],
  ])('NUL in %s is no text', async (_, content, line) => {
    const { problems } = await read(content);
    expect(problems).toMatchObject([{ code: 'BAD_ENCODING', isFatal: true, line }]);
  });

  test('a label that is none is refused', async () => {
    await expect(read(text, { encoding: 'utf-9' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: 'csv.encoding' },
    });
  });
});

describe('delimiter', () => {
  test.each([
    ['the header says', `name;url;text\nVase;${a};"1,2"\n`, ';'],
    [
      'five addresses in quotes do not say',
      `url;name\n"${`${a},`.repeat(5)}";Vase\n"${`${a},`.repeat(5)}";Vase\n`,
      ';',
    ],
    ['nor do those without quotes', `name|url\nVase|${a},${b},${a}\nVase|${a},${b},${a}\n`, '|'],
    ['one column needs none', `url\nhttps://example.org/a,b;c.jpg\n`, '\t'],
    ['nor one without a header', `${a}\n${b}\n`, ','],
    ['the rows say where the header is not known', `Foto, groß;Text\n${a};x\n${b};y\n`, ';'],
  ])('%s', async (_, text, delimiter) => {
    const { layout, problems } = await read(text);
    expect(layout!.delimiter).toBe(delimiter);
    expect(problems).toEqual([]);
  });

  test('sep= names it, and is no header; what its sender says goes before', async () => {
    const text = `sep=|\r\nurl|name\r\n${a}|Vase, blue\r\n`;
    const { rows, layout } = await read(Buffer.from(`\ufeff${text}`));
    expect(layout).toMatchObject({ delimiter: '|', hasDelimiterLine: true, hasHeader: true });
    expect(rows).toMatchObject([{ line: 3, name: 'Vase, blue' }]);
    expect(rolesOf(await read(text, { delimiter: ',' }))).toEqual(['url|name URL']);
    expect(rolesOf(await read(`"sep=;"\nurl;name\n${a};Vase\n`))).toEqual(['url URL', 'name NAME']);
  });

  test.each(['', ',,', '"', '\n'])('%j is none', async (delimiter) => {
    await expect(read(`url\n${a}`, { delimiter })).rejects.toMatchObject({
      params: { argument: 'csv.delimiter' },
    });
  });
});

describe('columns', () => {
  test.each([
    ['Image-URL', 'URL'],
    ['ｉｍａｇｅ ｕｒｌｓ', 'URL'],
    ['imageUrl12', 'URL'],
    ['Input Image Urls', 'URL'],
    ['source_url', 'URL'],
    ['Product Name', 'NAME'],
    ['SKU', 'NAME'],
    ['Output Image Urls', 'OTHER'],
    ['urlaub', 'OTHER'],
  ])('%s is %s', async (name, role) => {
    expect(rolesOf(await read(`${name},x\nVase,${a}\n`))[0]).toBe(`${name} ${role}`);
  });

  test('one column names the rows', async () => {
    expect(rolesOf(await read(`sku,name,url\n1,Vase,${a}\n`))).toEqual(['sku OTHER', 'name NAME', 'url URL']);
  });

  test('without a name that is known, the first that holds nothing but addresses', async () => {
    const text = `Text,Foto,Seite\nx,"${a}, ${b}",${a}\ny,,${b}\n${a},${b},${b}\n`;
    expect(rolesOf(await read(text))).toEqual(['Text OTHER', 'Foto URL', 'Seite OTHER']);
  });

  test('without a header they are numbered, and the first row is a row', async () => {
    const found = await read(`${a};Vase;${b}\n${b};Lamp;\n`);
    expect(found.layout!.hasHeader).toBe(false);
    expect(rolesOf(found)).toEqual(['column 1 URL', 'column 2 OTHER', 'column 3 URL']);
    expect(found.rows.map(({ index, line, urls }) => [index, line, urls.length])).toEqual([
      [0, 1, 2],
      [1, 2, 1],
    ]);
  });

  test('as their sender says', async () => {
    const text = `url,Foto,text\n${a},${b},x\n`;
    const roles = async (options: CsvOptions) => rolesOf(await read(text, options));
    expect(await roles({ urlColumns: ['foto '] })).toEqual(['url OTHER', 'Foto URL', 'text OTHER']);
    expect(await roles({ urlColumns: ['Foto', 'url'], nameColumn: 'text' })).toEqual([
      'url URL',
      'Foto URL',
      'text NAME',
    ]);
    expect(await roles({ urlColumns: [], nameColumn: 'url' })).toEqual([
      'url NAME',
      'Foto URL',
      'text OTHER',
    ]);
    expect(rolesOf(await read(`${a},${b}\n`, { urlColumns: ['column 2'] }))).toEqual([
      'column 1 OTHER',
      'column 2 URL',
    ]);
  });

  test.each([
    ['csv.urlColumns', { urlColumns: ['url', 'bild'] }],
    ['csv.nameColumn', { nameColumn: 'bild' }],
    ['csv.nameColumn', { urlColumns: ['url'], nameColumn: 'url' }],
  ])('%s that does not fit is refused: %j', async (argument, options) => {
    await expect(read(`url,name\n${a},x\n`, options)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument },
    });
  });
});

test.each([
  ['EMPTY_FILE', null, ''],
  ['EMPTY_FILE', null, '\ufeff\n \r\n'],
  ['EMPTY_FILE', null, 'sep=;\n'],
  ['EMPTY_FILE', null, 'url,name\n'],
  ['NO_URL_COLUMN', 2, '\nname,foto\nVase,none\n'],
  ['QUOTE_NOT_CLOSED', 1, `"url,name\n${a},Vase\n`],
  ['QUOTE_NOT_CLOSED', 2, `url,name\n"${a},Vase\n`],
])('%s in line %j: %j', async (code, line, text) => {
  const { rows, problems } = await read(text);
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([{ code, isFatal: true, line }]);
});
