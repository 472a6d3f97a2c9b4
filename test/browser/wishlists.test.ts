import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { findBarriers, findOverflow, phone } from './visit.ts';
import {
  addByName,
  addPhotos,
  arriveAtWishlist,
  collage,
  dragByFinger,
  middleOf,
  pieceIn,
  readWishlist,
  type ServerPiece,
  waitUntilLaidOut,
} from './wishlists-visit.ts';

const bed = openBed();

test('things cut themselves out, and are dragged, moved by keys, weighed, pinned and taken back', async () => {
  const { page, complaints, api } = await arriveAtWishlist(bed, 'Thirty');
  await addPhotos(page, ['vase', 'jug']);
  await addByName(page, 'A weekend away');
  await waitUntilLaidOut(page, { pieces: 3, pictures: 2 });
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  const read = async (name: string) => (await readWishlist(api)).pieces[name] as ServerPiece;
  const pinsOf = async () =>
    Object.values((await readWishlist(api)).pieces).filter(({ isPinned }) => isPinned).length;
  expect(await pinsOf()).toBe(0);

  // By mouse: it stays where it was let go, and nothing else is pinned.
  const before = await read('vase');
  const from = await middleOf(page, 'Desktop', before);
  const way = { x: from.widthPx * (before.placement.x < 0.5 ? 0.12 : -0.12), y: -from.widthPx * 0.05 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + way.x, from.y + way.y, { steps: 6 });
  await page.mouse.up();
  await eventually(async () => (await read('vase')).isPinned).toBe(true);
  const dropped = await read('vase');
  expect(dropped.placement.x).toBeCloseTo(before.placement.x + way.x / from.widthPx, 2);
  expect(dropped.placement.y).toBeCloseTo(Math.max(0, before.placement.y - 0.05), 2);
  expect(dropped.placement.width).toBe(before.placement.width);
  await eventually(async () => (await readWishlist(api)).isSettled).toBe(true);
  expect(await pinsOf()).toBe(1);
  // What is a hair higher than the canvas is made as high as it is.
  const width = expect.closeTo(dropped.placement.width, 2);
  expect((await read('vase')).placement).toEqual({ ...dropped.placement, width });

  // By keys, several at once. Smaller: what is as high as the canvas gets no larger.
  const vase = pieceIn(page, 'Desktop', 'vase');
  await vase.focus();
  for (const key of ['ArrowDown', 'ArrowDown', '-', ']']) await page.keyboard.press(key);
  await eventually(async () => (await read('vase')).placement.rotation).not.toBe(dropped.placement.rotation);
  const { y, width: wide, rotation } = dropped.placement;
  const placement = {
    y: expect.closeTo(y + 0.02, 5),
    width: expect.closeTo(wide / 1.05, 5),
    rotation: expect.closeTo(rotation + 5, 5),
  };
  // Compared as a whole: what else is different says why.
  const { pieces } = await readWishlist(api);
  expect({ count: Object.keys(pieces).length, ...pieces.vase }).toMatchObject({
    count: 3,
    isPinned: true,
    placement,
  });

  // One step back is all that was done by keys at once, another the drag.
  await page.keyboard.press('Control+z');
  await eventually(async () => (await read('vase')).placement.width).toBeCloseTo(dropped.placement.width, 5);
  await page.keyboard.press('Control+z');
  await eventually(pinsOf).toBe(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await eventually(async () => (await read('vase')).isPinned).toBe(true);
  expect((await read('vase')).placement.x).toBeCloseTo(dropped.placement.x, 5);
  await page.getByRole('button', { name: 'Unpin all: Desktop' }).click();
  await eventually(pinsOf).toBe(0);

  // Another window hears of all of it.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await waitUntilLaidOut(other, { pieces: 3, pictures: 2 });
  const size = page.getByRole('slider', { name: 'Size beside the others' });
  await size.press('End');
  await eventually(async () => (await read('vase')).weight).toBe(4);
  await other.getByText('4 × as large').waitFor();
  await page.getByRole('button', { name: 'Background' }).click();
  // By key: a click is made where the popover was, while it still moves into its place.
  await page.getByRole('radio', { name: 'Amber' }).press('Space');
  await page.keyboard.press('Escape');
  await eventually(() => collage(other, 'Desktop').locator('> rect').getAttribute('fill')).toBe('#f4b942');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const table = page.getByText('As a table', { exact: true });
  const [saved] = await Promise.all([page.waitForEvent('download'), table.click()]);
  expect(saved.suggestedFilename()).toBe('Thirty.csv');
  const lines = (await readFile(await saved.path(), 'utf8')).split('\r\n').slice(1);
  expect(
    lines
      .map((line) => line.split(',')[0])
      .filter(Boolean)
      .toSorted(),
  ).toEqual(['A weekend away', 'jug', 'vase']);
  const { revision } = await readWishlist(api);
  await page.getByRole('button', { name: 'Shuffle: Desktop' }).click();
  await eventually(async () => (await readWishlist(api)).revision).toBeGreaterThan(revision + 1);
  const shuffled = await read('vase');
  const leftOf = async () =>
    Number.parseFloat(
      await pieceIn(other, 'Desktop', 'vase').evaluate(
        (piece) => piece.parentElement?.style.transform.slice('translate('.length) ?? '',
      ),
    );
  await eventually(async () => Math.round(await leftOf())).toBe(Math.round(shuffled.placement.x * 1000));
  expect(complaints).toEqual([]);
}, 90_000);

test('on a phone one collage is seen at a time, and a finger drags what it has tapped', async () => {
  const { page, complaints, api } = await arriveAtWishlist(bed, 'Small', phone);
  for (const name of ['Lamp', 'Chair']) await addByName(page, name);
  await collage(page, 'Phone').locator('[data-piece]').nth(1).waitFor();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  expect(await collage(page, 'Desktop').count()).toBe(0);
  const lamp = async () => (await readWishlist(api, 9 / 16)).pieces.Lamp as ServerPiece;
  await eventually(async () => (await readWishlist(api, 9 / 16)).isSettled).toBe(true);
  await collage(page, 'Phone').scrollIntoViewIfNeeded();
  const at = await middleOf(page, 'Phone', await lamp());
  await page.touchscreen.tap(at.x, at.y);
  await page.getByRole('button', { name: 'Pin here: Phone' }).waitFor();
  const before = await lamp();
  await dragByFinger(page, at, { x: 0, y: -0.1 * at.widthPx });
  await eventually(async () => (await lamp()).isPinned).toBe(true);
  expect((await lamp()).placement.y).toBeCloseTo(Math.max(0, before.placement.y - 0.1), 2);
  const chair = await middleOf(page, 'Phone', (await readWishlist(api, 9 / 16)).pieces.Chair as ServerPiece);
  await dragByFinger(page, chair, { x: 0.1 * chair.widthPx, y: 0 });
  expect((await readWishlist(api, 9 / 16)).pieces.Chair?.isPinned).toBe(false);
  await page.touchscreen.tap(at.x, at.y - 0.1 * at.widthPx);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await eventually(async () => (await readWishlist(api)).items.map(({ name }) => name)).toEqual(['Chair']);
  await page.getByText('“Lamp” removed').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await eventually(async () => (await readWishlist(api)).items.length).toBe(2);

  await page.getByRole('radiogroup', { name: 'Which collage' }).getByText('Desktop').click();
  await collage(page, 'Desktop').locator('[data-piece]').nth(1).waitFor();
  expect([await findBarriers(page), await findOverflow(page)]).toEqual([[], 0]);
  await page.getByRole('link', { name: 'Wishlists' }).last().click();
  await page.getByRole('link', { name: /^Small/ }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
}, 60_000);
