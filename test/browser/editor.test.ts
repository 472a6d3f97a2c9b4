import { expect, test } from 'vitest';
import { editorBackground } from '../../client/src/recipe/corrections.ts';
import { watchToEnd } from '../client.ts';
import {
  countHints,
  draw,
  hasResult,
  isSaved,
  openEditorBed,
  placeOn,
  readHints,
  stage,
  touch,
  visitEditor,
} from './editor-visit.ts';
import { eventually } from './eventually.ts';
import { visitAs } from './review-visit.ts';
import { findBarriers, findOverflow, phone } from './visit.ts';

const { bed, owner, idOf } = openEditorBed(['cup.jpg', 'pot.jpg', 'vase.jpg'], {
  'vase.jpg': { width: 1400, height: 1000 },
});

test('a cutout is brushed over, undone, done again, resumed and applied', async () => {
  const { page, complaints } = await visitEditor(bed, owner, 'cup.jpg');
  await hasResult(page);
  await draw(page, [0.4, 0.4], [0.5, 0.5], [0.6, 0.4]);
  await page.getByText('Preview', { exact: true }).waitFor();
  await page.keyboard.press('e');
  await draw(page, [0.3, 0.2], [0.35, 0.3]);
  await isSaved(page);
  const made = await readHints(owner.api, idOf('cup.jpg'));
  expect(made.map(({ tool }) => tool)).toEqual(['KEEP', 'ERASE']);
  await hasResult(page);
  await page.getByRole('log').getByText('Erase stroke 2 added.').waitFor();
  await page.getByRole('log').getByText('Result ready.').last().waitFor();

  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+Shift+z');
  }
  await page.keyboard.press('Control+z');
  await countHints(owner.api, idOf('cup.jpg')).toBe(1);
  expect(await readHints(owner.api, idOf('cup.jpg'))).toEqual(made.slice(0, 1));

  await page.reload();
  await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
  await page.keyboard.press('Control+y');
  await countHints(owner.api, idOf('cup.jpg')).toBe(2);
  expect(await readHints(owner.api, idOf('cup.jpg'))).toEqual(made);
  await page.keyboard.press('Control+z');
  await countHints(owner.api, idOf('cup.jpg')).toBe(1);
  await draw(page, [0.5, 0.7], [0.6, 0.7]);
  await countHints(owner.api, idOf('cup.jpg')).toBe(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await countHints(owner.api, idOf('cup.jpg')).toBe(0);
  await page.keyboard.press('Control+y');
  await countHints(owner.api, idOf('cup.jpg')).toBe(1);

  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Applied').waitFor();
  const { image } = await owner.api.get<{
    image: { cutout: { width: number; recipe: { masks: object[] } } };
  }>(
    'query ($id: ID!) { image(id: $id) { renditions(first: 5) { nodes { id } } cutout { width recipe { masks { mode } } } } }',
    { id: idOf('cup.jpg') },
  );
  expect(image.cutout).toMatchObject({ width: 420, recipe: { masks: [{ mode: 'HINTS' }] } });
  await page.getByRole('link', { name: 'Download' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a finger draws, two do not, and what leaves the canvas comes back into the same stroke', async () => {
  const { page } = await visitEditor(bed, owner, 'pot.jpg', phone);
  const session = await page.context().newCDPSession(page);
  const [from, to] = [await placeOn(page, 0.4, 0.5), await placeOn(page, 0.6, 0.5)];
  await touch(session, 'touchStart', [from]);
  await touch(session, 'touchStart', [from, to]);
  for (const way of [10, 20, 30])
    await touch(session, 'touchMove', [
      { x: from.x - way, y: from.y },
      { x: to.x + way, y: to.y },
    ]);
  await touch(session, 'touchEnd', []);
  await touch(session, 'touchStart', [from]);
  await touch(session, 'touchMove', [{ x: from.x, y: 20 }]);
  await touch(session, 'touchMove', [to]);
  await touch(session, 'touchEnd', []);
  await countHints(owner.api, idOf('pot.jpg')).toBe(1);
  await isSaved(page);
  const [stroke] = await readHints(owner.api, idOf('pot.jpg'));
  expect(stroke?.points.length).toBe(6);

  expect(await findOverflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  const sizes = await page
    .getByRole('toolbar')
    .locator('label, button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  for (const name of ['Undo', 'Redo', 'Apply', 'Back']) {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox();
    expect(box!.height, name).toBeGreaterThanOrEqual(44);
  }

  // As long as what is said of the saving gets.
  await page.getByText('Saved', { exact: true }).evaluate((one) => {
    one.textContent = 'Changed elsewhere, joining';
  });
  expect(await findOverflow(page)).toBe(0);
  const apply = (await page.getByRole('button', { name: 'Apply' }).boundingBox())!;
  expect(apply.x + apply.width).toBeLessThanOrEqual(390);

  await page.getByRole('button', { name: 'More settings' }).click();
  const sheet = page.getByRole('dialog', { name: 'Brush, edge and masks' });
  const top = (await sheet.boundingBox())!.y;
  const seen = (await stage(page).boundingBox())!;
  expect(seen.y + seen.height).toBeLessThanOrEqual(top);
  expect(seen.height).toBeGreaterThanOrEqual(300);
  expect(await findBarriers(page)).toEqual([]);
  const heights = await sheet
    .locator('button, label, [role=slider]')
    .evaluateAll((all) =>
      all.map((one) => (one.parentElement?.closest('[class*=slide]') ?? one).getBoundingClientRect().height),
    );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  // The picture is in reach above it, and so are the keys.
  await page.keyboard.press('e');
  expect(await page.locator('[data-tool=ERASE] input').isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'More settings',
  );
  await page.getByRole('button', { name: 'More settings' }).click();
  await stage(page).focus();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await stage(page).isVisible()).toBe(true);
});

test('by the keyboard alone a cutout is corrected, with nothing in the way', async () => {
  const { page } = await visitEditor(bed, owner, 'cup.jpg');
  const before = (await readHints(owner.api, idOf('cup.jpg'))).length;
  await page.getByRole('heading', { name: 'cup.jpg' }).focus();
  const isFocused = () => stage(page).evaluate((one) => one === document.activeElement);
  for (let i = 0; i < 20 && !(await isFocused()); i++) await page.keyboard.press('Tab');
  expect(await isFocused()).toBe(true);
  await page.keyboard.press('e');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press(' ');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await countHints(owner.api, idOf('cup.jpg')).toBe(before + 1);
  const stroke = (await readHints(owner.api, idOf('cup.jpg'))).at(-1)!;
  expect(stroke.tool).toBe('ERASE');
  expect(stroke.points[0]).toBeCloseTo(0.45, 3);
  expect(stroke.points[3]! - stroke.points[1]!).toBeCloseTo((0.05 * 420) / 400, 3);
  await page.keyboard.press('Enter');
  await page.getByText('Applied').waitFor();
  await page.keyboard.press('Tab');
  expect(await isFocused()).toBe(false);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await findBarriers(page)).toEqual([]);
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press('Escape');
  await eventually(() => page.url()).toMatch(/\/library\//);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('a pointer takes over from the keyboard, and what either has drawn stays', async () => {
  const { page } = await visitEditor(bed, owner, 'pot.jpg');
  const before = (await readHints(owner.api, idOf('pot.jpg'))).length;
  const [from, to] = [await placeOn(page, 0.3, 0.3), await placeOn(page, 0.35, 0.35)];
  await page.mouse.move(from.x, from.y);
  await page.getByRole('button', { name: 'Apply' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  // It comes down where it was, and is not seen to move before.
  await page.mouse.down();
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await countHints(owner.api, idOf('pot.jpg')).toBe(before + 2);
  const [byKeys, byPointer] = (await readHints(owner.api, idOf('pot.jpg'))).slice(-2);
  expect(byKeys!.points).toHaveLength(4);
  expect(byPointer!.points).toHaveLength(4);
});

test('what was only looked at meanwhile does not hide the results, however much it is', async () => {
  const imageId = idOf('vase.jpg');
  const looks = Array.from({ length: 21 }, (_, at) => ({
    resize: { width: 40 + at, height: 40 + at },
    background: editorBackground,
  }));
  const look = async (recipe: object) => {
    const { processImage } = await owner.api.get<{ processImage: { job: { id: string } } }>(
      'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
      { input: { imageId, recipe } },
    );
    await watchToEnd(owner.api, processImage.job.id);
  };
  await Promise.all(looks.map(look));
  const { page } = await visitAs(bed, owner, `/library/${imageId}`);
  const results = page.getByRole('region', { name: 'Results' });
  await results.getByText('Thumbnail').waitFor();
  expect(await results.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
});
