import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { codeOf } from '../gallery/gallery-bed.ts';
import { type LaidWishlist, layThree } from './laid-wishlist.ts';
import { waitForCollage } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let list: LaidWishlist;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
  list = await layThree(owner);
}, 60_000);
afterAll(async () => {
  await owner.close();
  await app.close();
});

const laidOut = () => waitForCollage(owner, list, { count: 3 });

const render = (input: object) =>
  owner.ask<{ renderCollage: { job: { id: string; kind: string } } }>(
    `mutation ($input: RenderCollageInput!) { renderCollage(input: $input) { job { id kind } } }`,
    { input: { wishlistId: list.id, aspect: 4 / 3, width: 600, ...input } },
  );

const readPicture = async (client: TestClient, width: number, format: string, aspect = 4 / 3) => {
  const { wishlist } = await client.get<{ wishlist: { collage: { image: string | null } } }>(
    `query ($slug: String!, $width: Int!, $format: ImageFormat, $aspect: Float) {
       wishlist(slug: $slug) { collage(aspect: $aspect) { image(width: $width, format: $format) } } }`,
    { slug: list.slug, width, format, aspect },
  );
  return wishlist.collage.image;
};

test('a picture of it shows every thing where it lies', async () => {
  const { placements } = await laidOut();
  expect(await readPicture(owner, 600, 'PNG')).toBeNull();
  const { data } = await render({ format: 'PNG' });
  const { id } = data!.renderCollage.job;
  expect((await render({ format: 'PNG' })).data?.renderCollage.job.id).toBe(id);
  await watchToEnd(owner, id);
  expect((await render({ format: 'PNG' })).data?.renderCollage.job.id).toBe(id);

  const url = (await readPicture(owner, 600, 'PNG'))!;
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('image/png');
  const { data: pixels, info } = await sharp(Buffer.from(await response.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([600, 450]);
  const at = (x: number, y: number) => {
    const offset = (Math.floor(y * 600) * 600 + Math.floor(x * 600)) * 3;
    return [...pixels.subarray(offset, offset + 3)];
  };
  const background = [0x10, 0x20, 0x30];
  expect(at(0.002, 0.002)).toEqual(background);
  for (const { placement } of placements) expect(at(placement.x, placement.y)).not.toEqual(background);
});

test('whoever has the address is given the picture by it, until it opens nothing', async () => {
  const stranger = createTestClient(app.url);
  const url = (await readPicture(stranger, 600, 'PNG'))!;
  expect((await fetch(url)).status).toBe(200);
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", visibility: PRIVATE }) { wishlist { id } } }`,
  );
  expect((await fetch(url)).status).toBe(410);
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", visibility: UNLISTED }) { wishlist { id } } }`,
  );
  await stranger.close();
});

test.each(['JPEG', 'WEBP', 'AVIF'])('it is rendered as %s', async (format) => {
  const { data } = await render({ format, width: 320 });
  await watchToEnd(owner, data!.renderCollage.job.id);
  const bytes = await (await fetch((await readPicture(owner, 320, format))!)).arrayBuffer();
  const { width, height, format: found } = await sharp(Buffer.from(bytes)).metadata();
  expect([width, height]).toEqual([320, 240]);
  expect(found).toBe(format === 'AVIF' ? 'heif' : format.toLowerCase());
});

test('a width that no picture has is refused', async () => {
  for (const input of [{ width: 63 }, { width: 4097 }, { width: 4096, aspect: 9 / 16 }, { format: 'AUTO' }])
    expect(codeOf(await render(input)), JSON.stringify(input)).toBe('BAD_USER_INPUT');
});

test('the picture for previews of links is made unasked, and anew when it shows something else', async () => {
  const preview = () => readPicture(createTestClient(app.url), 1200, 'JPEG', 40 / 21);
  const wait = () =>
    vi.waitFor(
      async () => {
        const url = await preview();
        expect(url).not.toBeNull();
        return url!;
      },
      { timeout: 30_000, interval: 200 },
    );
  const first = await wait();
  const { width, height } = await sharp(Buffer.from(await (await fetch(first)).arrayBuffer())).metadata();
  expect([width, height]).toEqual([1200, 630]);
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", background: "#ffffff" }) { wishlist { id } } }`,
  );
  expect(await preview()).toBeNull();
  const second = await wait();
  const { data } = await sharp(Buffer.from(await (await fetch(second)).arrayBuffer()))
    .extract({ left: 2, top: 2, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(Math.min(...data)).toBeGreaterThan(245);
});

test('as a page of its own it holds its pictures and its links, and asks for nothing', async () => {
  await owner.get(
    `mutation { updateWishlistItem(input: { id: "${list.items[0]}", link: "https://example.org/vase" }) { item { id } } }`,
  );
  const { exportWishlist } = await owner.get<{ exportWishlist: { url: string } }>(
    `mutation { exportWishlist(input: { wishlistId: "${list.id}", format: HTML, aspect: 0.75 }) { url } }`,
  );
  const page = await (await fetch(exportWishlist.url)).text();
  // Both pictures, on the collage and in the list.
  expect(page.match(/data:image\/webp;base64,/g)).toHaveLength(4);
  expect(page).toContain('https://example.org/vase');
  expect(page).toContain('Tea from the mountains');
  expect(page).not.toContain('<script');
  expect(page).not.toContain(app.url);
});
