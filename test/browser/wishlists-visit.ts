import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { createTestClient, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import type { openBed } from './bed.ts';
import { keyOf, studio, type Visit, visit } from './visit.ts';

export const aspects = { Desktop: 4 / 3, Phone: 9 / 16 } as const;

export interface ServerPiece {
  name: string;
  weight: number;
  isPinned: boolean;
  placement: { x: number; y: number; width: number; rotation: number; z: number };
}

export interface ServerWishlist {
  id: string;
  background: string | null;
  items: { name: string }[];
  isSettled: boolean;
  revision: number;
  /** By the names of the items. */
  pieces: Record<string, ServerPiece>;
}

/** A visitor on the page of a new wishlist, and a client of the same account. */
export async function arriveAtWishlist(
  bed: ReturnType<typeof openBed>,
  title: string,
  options?: Parameters<typeof visit>[2],
): Promise<Visit & { api: TestClient }> {
  const visitor = await visit(bed.browser, bed.server.url, options);
  const { page } = visitor;
  await studio(page).waitFor();
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Wishlists' }).click();
  await page.getByRole('heading', { level: 2, name: 'Lay out what you wish for' }).waitFor();
  await page.getByRole('button', { name: 'New wishlist' }).click();
  const dialog = page.getByRole('dialog', { name: 'New wishlist' });
  await dialog.getByLabel('Title').fill(title);
  await dialog.getByRole('button', { name: 'Create wishlist' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return { ...visitor, api: createTestClient(bed.server.url, await keyOf(page)) };
}

export async function addPhotos(page: Page, names: readonly string[]) {
  const files = names.map(async (name, at) => ({
    name: `${name}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await makePicture({ width: 240 + 60 * at, height: 300 }),
  }));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await Promise.all(files));
}

export async function addByName(page: Page, name: string) {
  await page.getByLabel(/^Add by a link/).fill(name);
  await page.keyboard.press('Enter');
}

/** As the server has it. */
export async function readWishlist(
  api: TestClient,
  aspect: number = aspects.Desktop,
): Promise<ServerWishlist> {
  const { wishlists } = await api.get<{ wishlists: { nodes: Answer[] } }>(
    `query ($aspect: Float!) { wishlists(first: 1) { nodes { id background items { name } collage(aspect: $aspect) {
      isSettled revision placements { item { name weight } isPinned placement { x y width rotation z } } } } } }`,
    { aspect },
  );
  const { collage, ...rest } = wishlists.nodes[0] as Answer;
  const { isSettled, revision, placements } = collage;
  const pieces = placements.map(({ item, isPinned, placement }) => [
    item.name,
    { ...item, isPinned, placement },
  ]);
  return { ...rest, isSettled, revision, pieces: Object.fromEntries(pieces) };
}

interface Answer {
  id: string;
  background: string | null;
  items: { name: string }[];
  collage: {
    isSettled: boolean;
    revision: number;
    placements: (Pick<ServerPiece, 'isPinned' | 'placement'> & { item: { name: string; weight: number } })[];
  };
}

export const collage = (page: Page, label: keyof typeof aspects): Locator =>
  page.getByRole('group', { name: `${label} collage` });

/** What has the focus of a piece, by whose name it is called. */
export const pieceIn = (page: Page, label: keyof typeof aspects, name: string): Locator =>
  collage(page, label).getByRole('button', { name, exact: true });

/** Waits until so many lie on both collages, cut out as far as they have a picture, and nothing is being laid out. */
export async function waitUntilLaidOut(
  page: Page,
  { pieces, pictures }: Record<'pieces' | 'pictures', number>,
) {
  const count = (part: string) => collage(page, 'Desktop').locator(part).count();
  await expect
    .poll(async () => [await count('[data-piece]'), await count('[data-piece] image')], { timeout: 45_000 })
    .toEqual([pieces, pictures]);
  await expect.poll(() => page.getByText('Laying out').count(), { timeout: 15_000 }).toBe(0);
}

/** The middle of a piece of the server's in pixels of the window. */
export async function middleOf(page: Page, label: keyof typeof aspects, { placement }: ServerPiece) {
  const box = await collage(page, label).boundingBox();
  if (!box) throw new Error(`Expected the ${label} collage to be seen.`);
  return { x: box.x + placement.x * box.width, y: box.y + placement.y * box.width, widthPx: box.width };
}

interface Point {
  x: number;
  y: number;
}

export async function dragByFinger(page: Page, from: Point, way: Point) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', share: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [{ x: from.x + way.x * share, y: from.y + way.y * share }],
    });
  await touch('touchStart', 0);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', share);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
