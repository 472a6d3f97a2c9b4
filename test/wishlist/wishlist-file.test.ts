import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { codeOf } from '../gallery/gallery-bed.ts';
import { openHostileWeb } from '../hostile-web.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

const web = await openHostileWeb();
const shop = `http://127.0.0.1:${web.httpPort}`;
let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { OUTBOUND_ALLOW: '127.0.0.1' } });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
  await web.close();
});

async function exportAs(format: string, wishlistId: string): Promise<Response> {
  const { exportWishlist } = await owner.get<{ exportWishlist: { url: string } }>(
    `mutation { exportWishlist(input: { wishlistId: "${wishlistId}", format: ${format} }) { url } }`,
  );
  return fetch(exportWishlist.url);
}

interface Imported {
  importWishlist: {
    wishlist: { id: string; slug: string; title: string; visibility: string; items: { name: string }[] };
    problems: { index: number; field: string; code: string }[];
  };
}

const importMutation = `mutation ($input: ImportWishlistInput!) { importWishlist(input: $input) {
  wishlist { id slug title visibility items { name } } problems { index field code } } }`;

async function importFile(file: unknown, input: object = {}) {
  const bytes = Buffer.from(typeof file === 'string' ? file : JSON.stringify(file));
  const upload = buildUpload(bytes, { input, query: importMutation, filename: 'wishlist.json' });
  return (await sendMultipart(app.url, owner.apiKey, upload)) as unknown as {
    data: Imported | null;
    errors?: { extensions: { code: string; params: object } }[];
  };
}

async function makeList() {
  const list = await createWishlist(owner, { title: 'Birthday', note: 'In June', background: '#ffeedd' });
  const items = [
    await addItem(owner, list.id, {
      name: 'Lamp',
      link: 'https://example.org/lamp',
      note: 'The green one',
      price: { amount: '49.90', currency: 'EUR' },
      quantity: 2,
      weight: 1.5,
      imageUrl: `${shop}/ok/1.jpg`,
    }),
    await addItem(owner, list.id, { name: '=1+1', keepsBackground: true }),
  ];
  const placement = '{ x: 0.25, y: 0.5, width: 0.3, rotation: 5, z: 2 }';
  await owner.get(
    `mutation { placeItems(input: { wishlistId: "${list.id}", aspect: 1, places: [{ itemId: "${items[1]}", placement: ${placement} }] }) { collage { id } } }`,
  );
  return list;
}

test('what is exported, imported and exported again is the same', async () => {
  const list = await makeList();
  const response = await exportAs('JSON', list.id);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=Birthday.json');
  const first = (await response.json()) as { items: object[]; pins: object[] };
  expect(first).toMatchObject({
    format: 'pasteup-wishlist',
    title: 'Birthday',
    items: [
      { name: 'Lamp', picture: `${shop}/ok/1.jpg`, price: { amount: '49.90', currency: 'EUR' } },
      { name: '=1+1' },
    ],
    pins: [{ aspect: 1, item: 1 }],
  });
  const { data } = await importFile(first);
  expect(data!.importWishlist.problems).toEqual([]);
  expect(data!.importWishlist.wishlist).toMatchObject({ title: 'Birthday', visibility: 'PRIVATE' });
  expect(await (await exportAs('JSON', data!.importWishlist.wishlist.id)).json()).toEqual(first);
});

test('a table opens without a formula in it', async () => {
  const list = await makeList();
  await addItem(owner, list.id, { name: '-2', note: 'Two\nlines' });
  const table = await (await exportAs('CSV', list.id)).text();
  expect(table.split('\r\n').slice(0, 4)).toEqual([
    'name,link,note,price,currency,quantity,weight,picture',
    `Lamp,https://example.org/lamp,The green one,49.90,EUR,2,1.5,${shop}/ok/1.jpg`,
    "'=1+1,,,,,1,1,",
    `-2,,"Two\nlines",,,1,1,`,
  ]);
});

test('a URL is good for its wishlist and its format, as long as that is there', async () => {
  const list = await makeList();
  const { url } = await exportAs('JSON', list.id);
  expect((await fetch(url.replace('/json/', '/csv/'))).status).toBe(403);
  expect((await fetch(url.replace('signature=', 'signature=x'))).status).toBe(403);
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  expect((await fetch(url)).status).toBe(410);
});

test('a picture in the file is taken in', async () => {
  const picture = await makePicture({ width: 64, height: 48 });
  const { data } = await importFile({
    format: 'pasteup-wishlist',
    version: 1,
    items: [{ name: 'Vase', picture: `data:image/jpeg;base64,${picture.toString('base64')}` }],
  });
  expect(data!.importWishlist.problems).toEqual([]);
  const { wishlist } = await owner.get<{ wishlist: { items: object[] } }>(
    `{ wishlist(slug: "${data!.importWishlist.wishlist.slug}") { items { image { status width } } } }`,
  );
  expect(wishlist.items).toEqual([{ image: { status: 'READY', width: 64 } }]);
});

test('what is wrong in it is left out and named', async () => {
  const { data } = await importFile(
    {
      format: 'pasteup-wishlist',
      version: 1,
      items: [
        {
          name: 'Lamp',
          link: 'javascript:alert(1)',
          quantity: 'many',
          picture: 'data:image/png;base64,AAAA',
        },
        { note: 'without a name' },
        'no item',
        {
          name: 'Tea',
          price: { amount: 'much', currency: 'EUR' },
          picture: 'http://10.0.0.1/a.jpg',
          weight: 9,
        },
      ],
      pins: [{ aspect: 1, item: 1, place: {} }, 'no pin'],
    },
    { title: 'Mine' },
  );
  const { wishlist, problems } = data!.importWishlist;
  expect(wishlist).toMatchObject({ title: 'Mine', items: [{ name: 'Lamp' }, { name: 'Tea' }] });
  const named = problems.map(({ index, field, code }) => `${index} ${field} ${code}`).toSorted();
  expect(named).toEqual([
    '-1 pins BAD_USER_INPUT',
    '-1 pins BAD_USER_INPUT',
    '0 link BAD_USER_INPUT',
    '0 picture UNSUPPORTED_IMAGE',
    '0 quantity BAD_USER_INPUT',
    '1 name BAD_USER_INPUT',
    '2 name BAD_USER_INPUT',
    '3 picture URL_NOT_ALLOWED',
    '3 price BAD_USER_INPUT',
    '3 weight BAD_USER_INPUT',
  ]);
});

test('a wrong colour, note or pin takes nothing else with it', async () => {
  const place = { x: 0.5, y: 0.5, width: 0.2, rotation: 0, z: 0 };
  const { data } = await importFile({
    format: 'pasteup-wishlist',
    version: 1,
    title: 'Birthday',
    background: 'red',
    note: 7,
    items: [{ name: 'Lamp' }],
    pins: [
      { aspect: 1, item: 0, place },
      { aspect: 1, item: 0, place: { ...place, z: 3_000_000_000 } },
      'no pin',
      { aspect: 1, item: 5, place },
    ],
  });
  const named = data!.importWishlist.problems.map(({ index, field }) => `${index} ${field}`).toSorted();
  expect(named).toEqual(['-1 background', '-1 note', '-1 pins', '-1 pins', '5 pins']);
  expect(data!.importWishlist.wishlist).toMatchObject({ title: 'Birthday', items: [{ name: 'Lamp' }] });
  const again = (await (await exportAs('JSON', data!.importWishlist.wishlist.id)).json()) as {
    pins: object[];
  };
  expect(again.pins).toHaveLength(1);
});

test('what is none is refused', async () => {
  const head = { format: 'pasteup-wishlist', version: 1 };
  for (const file of [
    'no JSON',
    '[]',
    '{}',
    { ...head, version: 2, items: [] },
    { ...head, items: [] },
    { ...head, items: Array.from({ length: 101 }, () => ({ name: 'x' })) },
  ])
    expect(codeOf((await importFile(file)) as never), JSON.stringify(file).slice(0, 80)).toBe(
      'BAD_USER_INPUT',
    );
  const large = { ...head, title: 'x', items: [{ name: 'x', note: 'x'.repeat(1_000_001) }] };
  expect(codeOf((await importFile(large)) as never)).toBe('FILE_TOO_LARGE');
});

test('the same clientId is the same wishlist', async () => {
  const file = { format: 'pasteup-wishlist', version: 1, items: [{ name: 'Lamp' }] };
  const [first, again] = [...(await Promise.all([1, 2].map(() => importFile(file, { clientId: 'file-1' }))))];
  expect(again!.data!.importWishlist.wishlist.id).toBe(first!.data!.importWishlist.wishlist.id);
  const { wishlist } = await owner.get<{ wishlist: { items: object[] } }>(
    `{ wishlist(slug: "${first!.data!.importWishlist.wishlist.slug}") { items { name } } }`,
  );
  expect(wishlist.items).toHaveLength(1);
});
