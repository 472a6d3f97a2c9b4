import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage as readHere } from '../../../src/tools/imaging/child/product-page/read-page.ts';
import type { Imaging } from '../../../src/tools/imaging/imaging.ts';
import { makeFolder } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

const url = 'https://shop.example/vases/blue';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let imaging: Imaging;
beforeAll(async () => {
  [folder, imaging] = await Promise.all([makeFolder(), openImaging()]);
});
afterAll(async () => {
  await imaging.close({ timeoutMs: 0 });
  await folder[Symbol.asyncDispose]();
});

async function write(html: string | Uint8Array): Promise<string> {
  const path = join(folder.path, 'page.html');
  await writeFile(path, html);
  return path;
}

const read = async (html: string | Uint8Array, charset?: string) =>
  imaging.readPage(await write(html), { url, charset });

const pageBytes = 2_000_000;
const fill = (piece: string, start = '') =>
  start + piece.repeat(Math.ceil((pageBytes - start.length) / piece.length));
const script = '<script type="application/ld+json">';
const product = '<body itemscope itemtype="https://schema.org/Product">';
const nested = (open: string, close: string, times: number) =>
  `${script}${open.repeat(times)}1${close.repeat(times)}</script>`;

/** Of 2 MB each, or what a parser may be worst at in less. */
const hostile: Record<string, string> = {
  'elements in elements': fill('<div>'),
  'elements that close one another': fill('<a>'),
  'end tags of nothing, beneath many elements': fill('</x>', '<b>'.repeat(500)),
  'elements that open and close beneath many': fill('<i></i>', '<b>'.repeat(500)),
  'attributes of one element': `<p ${fill('a=b ')}>`,
  'attributes, each of its own name': `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}=b`).join(' ')}>`,
  'an attribute that does not end': fill('a', '<meta property="og:title" content="'),
  'quotes that do not match': fill(`<a b="'`),
  'scripts that are not closed': fill('<script>'),
  'scripts of JSON': fill(`${script}{}</script>`),
  'comments that are not closed': fill('<!--'),
  'titles that are not closed': fill('<title>'),
  declarations: fill('<!'),
  instructions: fill('<?a'),
  'sections of data': fill('<![CDATA['),
  'arrays in arrays': nested('[', ']', 100_000),
  'objects in objects': nested('{"@graph":', '}', 100_000),
  'what products are about': nested('{"@type":"Product","mainEntity":', '}', 50_000),
  'arrays that are not closed': fill('[', script),
  'JSON of many things': `${script}[${fill('{},')}{}]</script>`,
  'a product with many pictures': `${script}{"@type":"Product","image":[${fill('"a",')}""]}</script>`,
  entities: fill('&amp;'),
  'entities in a text that is kept': fill('&lt;', `${product}<p itemprop=name>`),
  'entities in an attribute': fill('&lt;', '<meta name=description content="'),
  'entities that are none': fill('&a'),
  'properties in properties': fill('x<br>', `${product}${'<b itemprop=name>'.repeat(400)}`),
  'a property of many names': `${product}<b itemprop="${fill('name ')}">`,
  'things in things': fill('<b itemscope itemtype=Product itemprop=offers>'),
  'metas of one name': fill('<meta property=og:image content=a>'),
  links: fill('<link rel=canonical href=a>'),
  pictures: fill('<img src=a>'),
  forms: fill('<form action=a></form>'),
  'lists in SVG in HTML': fill('<svg><desc>'),
  blanks: fill(' \n', '<title>'),
  zeros: fill('\0'),
};

describe('a hostile page', () => {
  test.each(Object.keys(hostile))('of %s takes less than a second', async (name) => {
    const path = await write(hostile[name]!);
    const before = process.cpuUsage();
    readHere({ path, url });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  test('leaves its child alive', async () => {
    const [pid] = imaging.pids();
    for (const name of ['elements in elements', 'arrays in arrays', 'what products are about', 'entities'])
      await read(hostile[name]!);
    expect((await read('<title>Vase</title>')).title).toBe('Vase');
    expect(imaging.pids()).toEqual([pid]);
  });

  test('that nobody waits for any more ends with its child, which has a successor', async () => {
    const [pid] = imaging.pids();
    const path = await write(hostile['elements that close one another']!);
    const reading = imaging.readPage(path, { url, signal: AbortSignal.timeout(50) });
    await expect(reading).rejects.toMatchObject({ code: 'CANCELED' });
    expect((await read('<title>Vase</title>')).title).toBe('Vase');
    expect(imaging.pids()).not.toEqual([pid]);
  });
});

test('a page is read up to where it is too deep', async () => {
  const { documentTitle, title } = await read(
    fill('<div>', '<title>Vase</title><meta property="og:title" content="Blue vase">'),
  );
  expect([documentTitle, title]).toEqual(['Vase', 'Blue vase']);
});

test('what is told is no more than an answer bears', async () => {
  const long = 'x'.repeat(100_000);
  const reading = await read(
    `<title>${long}</title><link rel=canonical href="/${long}"><meta name=description content="${long}">
     <meta property="og:site_name" content="${long}">${`<form action="${long}"></form>`.repeat(5)}
     <meta property="og:image" content="/${long}"><meta property="og:image" content="/a.jpg">`,
  );
  expect(JSON.stringify(reading).length).toBeLessThan(10_000);
  expect(reading).toMatchObject({ canonical: null, pictures: ['https://shop.example/a.jpg'] });
});

describe('the encoding of a page', () => {
  const text = 'Blå vas';
  const title = (encoding: BufferEncoding, head = '') =>
    Buffer.from(`${head}<title>${text}</title>`, encoding);
  test.each([
    ['UTF-8 where nobody says any', title('utf8'), undefined],
    ['as its server says', title('latin1'), 'iso-8859-1'],
    ['as it says itself', title('latin1', '<meta charset=windows-1252>'), undefined],
    [
      'as it says for its server',
      title('latin1', '<meta http-equiv="Content-Type" content="text/html; charset=latin1">'),
      undefined,
    ],
    ['as its server says, whatever it says itself', title('latin1', '<meta charset=utf-8>'), 'latin1'],
    ['as its mark says, whatever its server says', title('utf8', '\ufeff'), 'latin1'],
    ['as its mark of UTF-16 says', title('utf16le', '\ufeff'), undefined],
    ['UTF-8 where there is none of that name', title('utf8', '<meta charset=nonsense>'), 'nonsense'],
    ['UTF-8 where it says UTF-16 and was read', title('utf8', '<meta charset=utf-16>'), undefined],
  ])('is %s', async (_name, bytes, charset) => {
    expect((await read(bytes, charset)).title).toBe(text);
  });

  test('a letter of several bytes that is cut off harms nothing', async () => {
    expect((await read(Buffer.from([0x3c, 0x70, 0x3e, 0xc3]))).title).toBeNull();
  });
});

test('a picture that is not one says so, as an inspection does', async () => {
  await expect(imaging.makeThumbnail(await write('<svg/>'))).rejects.toMatchObject({
    code: 'UNSUPPORTED_IMAGE',
  });
});
