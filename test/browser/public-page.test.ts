import { beforeAll, expect, test } from 'vitest';
import { createLink } from '../gallery/gallery-bed.ts';
import { makePicture } from '../picture.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { comeBy, countPainted, type Shared, sendPhoto, shareGallery } from './public-bed.ts';
import { desktop, findBarriers, findOverflow, phone } from './visit.ts';

const bed = openBed();
const count = 7;

let shared: Shared;
let url: string;

beforeAll(async () => {
  url = bed.server.url;
  shared = await shareGallery(url, count);
});

const link = async (input: object = {}) => {
  const { slug, id } = await createLink(shared.owner, shared.gallery.id, input);
  return { id, address: `${url}/g/${slug}` };
};

const photos = 'main li img';

test('without script it shows every photo and opens with a password; each is a link to its picture', async () => {
  const { address } = await link({ password: 'open sesame' });
  const { page, complaints } = await comeBy(bed.browser, address, { ...desktop, javaScriptEnabled: false });
  await page.getByLabel('Password').fill('sesame');
  await page.getByRole('button', { name: 'Open the gallery' }).click();
  await page.getByText('That is not the password.').waitFor();
  await page.getByLabel('Password').fill('open sesame');
  await page.getByRole('button', { name: 'Open the gallery' }).click();
  await page.getByRole('heading', { name: 'A week at the lake' }).waitFor();
  await eventually(() => countPainted(page)).toBe(count);
  await page.locator('main li a').first().click();
  await page.waitForURL(/\/files\//);
  expect(complaints).toEqual([]);
});

test.each([
  ['a desk in light', { ...desktop, colorScheme: 'light' }],
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
] as const)(
  'a stranger at %s sees all, leafs through it by keys, and meets no barrier',
  async (_at, options) => {
    const { address } = await link({ upload: { maxImages: 12 } });
    const { page, complaints } = await comeBy(bed.browser, address, options);
    await eventually(() => countPainted(page)).toBe(count);
    await page.getByText('Up to 12 more photos').waitFor();
    await page.getByRole('button', { name: 'Choose photos' }).waitFor();
    expect(await findOverflow(page)).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'lake-2' }).click();
    const box = page.getByRole('dialog');
    await box.getByText('2 / 7').waitFor();
    await page.keyboard.press('ArrowRight');
    await box.getByText('3 / 7').waitFor();
    await page.keyboard.press('End');
    await box.getByText('7 / 7').waitFor();
    await page.keyboard.press('+');
    // Its middle is in the middle.
    const zoomed =
      "(({ scrollLeft, clientWidth, scrollWidth }) => scrollWidth > clientWidth && (scrollLeft + clientWidth / 2) / scrollWidth)(document.querySelector('dialog [data-zoomed] [data-zoomed]'))";
    await eventually(() => page.evaluate(zoomed)).toBeCloseTo(0.5, 1);
    await page.keyboard.press('-');
    expect(await box.getByRole('link', { name: 'Download' }).getAttribute('href')).toContain('lake-7');
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await eventually(() => box.count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

test('what a guest sends is made smaller, seen by others at once, and their name is known when they come again', async () => {
  const { address } = await link({ upload: { maxImages: 2 } });
  const [{ page: other }, { page }] = await Promise.all([
    comeBy(bed.browser, (await link()).address),
    comeBy(bed.browser, address),
  ]);
  await eventually(() => countPainted(other)).toBe(count);
  await page.getByLabel('Your name').fill('Ada');
  // What follows a picture's end is no part of it, and as large as what a camera writes.
  const buffer = Buffer.concat([await makePicture({ width: 200, height: 150 }), Buffer.alloc(400_000)]);
  const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByText('1 of 1 sent').waitFor();
  await eventually(() => countPainted(other)).toBe(count + 1);
  await page.getByText('Up to 1 more photo,').waitFor();
  await other.getByText(`${count + 1} photos`).waitFor();
  await page.reload();
  await eventually(() => page.getByLabel('Your name').inputValue()).toBe('Ada');
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['pasteup-guest-name']);
  // Not for what comes next.
  const { images } = await shared.owner.get<{
    images: { nodes: { id: string; guestName: string; mimeType: string; byteSize: number }[] };
  }>('{ images(first: 1) { nodes { id guestName mimeType byteSize } } }');
  expect(images.nodes[0]).toMatchObject({ guestName: 'Ada', mimeType: 'image/webp' });
  expect(images.nodes[0]?.byteSize).toBeLessThan(50_000);
  await shared.owner.get(
    `mutation { deleteImages(input: { ids: ["${images.nodes[0]?.id}"] }) { deletedIds } }`,
  );
  await eventually(() => countPainted(other)).toBe(count);
});

test('a refusal is said in the words of the server', async () => {
  const { address } = await link({ canSee: false, upload: {} });
  const { page } = await comeBy(bed.browser, address);
  const file = { name: 'no.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') };
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByText('0 of 1 sent').waitFor();
  await eventually(() => page.locator('li[data-status=REFUSED]').textContent()).toMatch(/no\.jpg.*\w+/);
  expect(await page.locator(photos).count()).toBe(0);
});

test('a link that takes no more offers nothing', async () => {
  const { address } = await link({ upload: { maxImages: 1, needsApproval: true } });
  const { page } = await comeBy(bed.browser, address);
  await page.getByRole('button', { name: 'Choose photos' }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'one.jpg', mimeType: 'image/jpeg', buffer: await makePicture({ width: 99 }) }]);
  await page.getByText('1 of 1 sent').waitFor();
  await page.reload();
  await page.getByText('This gallery takes no more photos.').waitFor();
  await page.getByRole('button', { name: 'Download all' }).waitFor();
  expect(await page.locator('input').count()).toBe(0);
});

test('a photo goes when it ends, and the page when its link is revoked, both while it is open', async () => {
  const { id, address } = await link();
  const endsAt = Date.now() + 6000;
  await sendPhoto(shared.owner, url, { galleryId: shared.gallery.id, expiresIn: 'PT6S' });
  const { page } = await comeBy(bed.browser, address);
  await eventually(() => page.locator(photos).count()).toBe(count + 1);
  await eventually(() => page.locator(photos).count()).toBe(count);
  expect(Date.now() - endsAt).toBeGreaterThan(-500);
  expect(Date.now() - endsAt).toBeLessThan(2500);
  await shared.owner.get(`mutation { revokeGalleryLink(input: { id: "${id}" }) { link { id } } }`);
  await page.getByRole('heading', { name: 'This gallery has ended' }).waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
});

test('all of it is one download', async () => {
  const { address } = await link();
  const { page } = await comeBy(bed.browser, address);
  await eventually(() => countPainted(page)).toBe(count);
  const download = page.getByRole('button', { name: 'Download all' });
  await Promise.all([page.waitForEvent('download'), download.click()]);
});
