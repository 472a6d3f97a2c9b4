import { beforeAll, beforeEach, expect, test } from 'vitest';
import { runSql } from '../sql.ts';
import { openBed } from './bed.ts';
import { eventually } from './eventually.ts';
import { listed, type Owner, setAgreement, signUpWithCutouts, tiles, visitAs } from './review-visit.ts';
import { findBarriers, findOverflow, phone } from './visit.ts';

const bed = openBed();
let owner: Owner;
/** Those that are marked before each test. */
let vase: string;
let jug: string;

const setReviewed =
  'mutation ($input: SetImagesReviewedInput!) { setImagesReviewed(input: $input) { notFoundIds } }';

beforeAll(async () => {
  owner = await signUpWithCutouts(bed, ['cup.jpg', 'jug.jpg', 'pot.jpg', 'vase.jpg']);
  [vase, jug] = [owner.ids['vase.jpg']!, owner.ids['jug.jpg']!];
});

beforeEach(async () => {
  await setAgreement(bed, Object.values(owner.ids), 0.97);
  await setAgreement(bed, [vase, jug], 0.6);
});

test('a cutout that is worth a look says so and why, and no more once it is said to be fine', async () => {
  const { page, complaints } = await visitAs(bed, owner, '/library');
  await eventually(() => listed(page)).toEqual(['vase*', 'pot', 'jug*', 'cup']);
  await page.getByRole('link', { name: /vase\.jpg.*Please look/ }).click();
  const note = page
    .getByRole('dialog', { name: 'vase.jpg' })
    .getByRole('region', { name: 'Review of the cutout' });
  await note.getByText(/of two minds/).waitFor();
  expect(await note.textContent()).not.toMatch(/bad|fail|wrong|error|%|\d/i);

  await note.getByRole('button', { name: 'Looks fine' }).focus();
  await page.keyboard.press('Enter');
  await note.getByText('it looks fine').waitFor();
  await eventually(() => listed(page)).toEqual(['vase', 'pot', 'jug*', 'cup']);
  // Where it was said it is taken back: the keyboard need not look for it.
  expect(await page.locator(':focus').textContent()).toBe('Undo');
  await page.keyboard.press('Enter');
  await note.getByText(/of two minds/).waitFor();
  await eventually(() => listed(page)).toEqual(['vase*', 'pot', 'jug*', 'cup']);
  expect(complaints).toEqual([]);
});

test('the Studio says it beside the result and among the pictures', async () => {
  const { page } = await visitAs(bed, owner, '/library');
  await page.getByRole('link', { name: /vase\.jpg/ }).click();
  await page.getByRole('link', { name: 'See the cutout' }).click();
  await page.getByRole('slider', { name: /Compare/ }).waitFor();
  const note = page.getByRole('region', { name: 'Review of the cutout' });
  await note.getByText(/of two minds/).waitFor();
  const strip = page.getByRole('button', { name: /^vase\.jpg \d/ });
  expect(await strip.textContent()).toContain('Please look');
  await page.getByText(/^vase\.jpg is ready.*Please look at it$/).waitFor();

  await note.getByRole('button', { name: 'Looks fine' }).click();
  await note.getByText('it looks fine').waitFor();
  expect(await strip.textContent()).not.toContain('Please look');
  await note.getByRole('button', { name: 'Undo' }).click();
  await note.getByText(/of two minds/).waitFor();
  // Of a picture that is left whole there is no cutout to look at.
  await page.getByRole('switch', { name: 'Remove it' }).uncheck();
  await eventually(() => note.count()).toBe(0);
  await page.getByRole('slider', { name: /Compare/ }).waitFor();
  await page.getByRole('link', { name: /^Download/ }).waitFor();
  expect(await note.count()).toBe(0);
});

test('the library lists only those at an address of its own, which a reload and a picture over it keep', async () => {
  const { page } = await visitAs(bed, owner, '/library');
  const show = page.getByRole('radiogroup', { name: 'Show' });
  await show.getByText('Review').click();
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
  expect(page.url()).toMatch(/\/library\?show=review$/);
  await page.reload();
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
  expect(await show.getByRole('radio', { name: 'Review' }).isChecked()).toBe(true);

  await page.getByRole('link', { name: /jug\.jpg/ }).click();
  await page.getByRole('dialog', { name: 'jug.jpg' }).waitFor();
  await page.reload();
  await page.getByRole('dialog', { name: 'jug.jpg' }).waitFor();
  await page.keyboard.press('Escape');
  await eventually(() => page.url()).toMatch(/\/library\?show=review$/);
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
  await show.getByText('All').click();
  await eventually(() => listed(page)).toEqual(['vase*', 'pot', 'jug*', 'cup']);
  expect(page.url()).toMatch(/\/library$/);
});

test('what changes elsewhere enters and leaves the list at once, in its place', async () => {
  const { page } = await visitAs(bed, owner, '/library?show=review');
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
  const { api, ids } = owner;
  await api.get(setReviewed, { input: { ids: [vase], isReviewed: true } });
  await eventually(() => listed(page)).toEqual(['jug*']);
  await api.get(setReviewed, { input: { ids: [vase], isReviewed: false } });
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
  // Another cutout is made of one, about which the passes differ; then another of another, about which they do not.
  const tell = (id: string | undefined) =>
    api.get(
      `mutation { setImagesPublicUrls(input: { ids: ["${id}"], hasPublicUrls: false }) { notFoundIds } }`,
    );
  await setAgreement(bed, [ids['pot.jpg']!], 0.5);
  await tell(ids['pot.jpg']);
  await eventually(() => listed(page)).toEqual(['vase*', 'pot*', 'jug*']);
  await setAgreement(bed, [jug], 0.9);
  await tell(jug);
  await eventually(() => listed(page)).toEqual(['vase*', 'pot*']);
});

test('what is said to be fine in its detail is gone from the list beneath, and the keyboard is not lost', async () => {
  const { page } = await visitAs(bed, owner, '/library?show=review');
  await page.getByRole('link', { name: /vase\.jpg/ }).click();
  const dialog = page.getByRole('dialog', { name: 'vase.jpg' });
  await dialog.getByRole('button', { name: 'Looks fine' }).click();
  await eventually(() => listed(page)).toEqual(['jug*']);
  await dialog.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await eventually(() => page.evaluate('document.activeElement.id')).toBe('main');
});

test('many are said to be fine at once, and Undo brings them back', async () => {
  const { page } = await visitAs(bed, owner, '/library?show=review');
  await page.getByRole('checkbox', { name: 'Select vase.jpg' }).check();
  await page.getByRole('checkbox', { name: 'Select jug.jpg' }).check();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Looks fine' }).click();
  await page.getByRole('heading', { name: 'Nothing to look at' }).waitFor();
  await eventually(() => page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByText('2 pictures look fine').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => listed(page)).toEqual(['vase*', 'jug*']);
});

test('of all that is chosen, only what is marked is said to be fine', async () => {
  const { page } = await visitAs(bed, owner, '/library');
  const bar = page.getByRole('region', { name: 'Selection' });
  await page.getByRole('checkbox', { name: 'Select pot.jpg' }).check();
  await bar.getByRole('button', { name: 'Delete' }).waitFor();
  expect(await bar.getByRole('button', { name: 'Looks fine' }).count()).toBe(0);
  await page.getByRole('checkbox', { name: 'Select jug.jpg' }).check();
  await bar.getByRole('button', { name: 'Looks fine' }).click();
  await eventually(() => listed(page)).toEqual(['vase*', 'pot', 'jug', 'cup']);
  const said = await runSql<{ id: string }>(bed.server, 'select id from image where reviewed_at is not null');
  expect(said).toEqual([{ id: jug }]);
});

test('how much is done to find the subject is chosen where it is cut out', async () => {
  const cup = owner.ids['cup.jpg'];
  const { page } = await visitAs(bed, owner, `/?image=${cup}`);
  await page.getByRole('slider', { name: /Compare/ }).waitFor();
  const care = page.getByRole('radiogroup', { name: 'Cutting out' });
  expect(await care.getByRole('radio', { name: 'Balanced' }).isChecked()).toBe(true);
  await care.getByText('Best').click();
  await page.getByText(/four times the time/).waitFor();
  const made = `query ($id: ID!) {
    image(id: $id) { renditions(first: 1) { nodes { recipe { removeBackground { quality } } } } }
  }`;
  await eventually(async () => JSON.stringify(await owner.api.get(made, { id: cup }))).toContain('"BEST"');
  await page.getByText('Raw', { exact: true }).click();
  await eventually(() => care.count()).toBe(0);
});

test('nothing of it is a barrier or too wide on a phone in the dark', async () => {
  const options = { ...phone, colorScheme: 'dark' as const };
  const { page } = await visitAs(bed, owner, '/library?show=review', options);
  const look = async () => {
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toBe(0);
  };
  await eventually(() => tiles(page).count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Select jug.jpg' }).check();
  await page.getByRole('button', { name: 'Looks fine' }).waitFor();
  const bar = await page.getByRole('region', { name: 'Selection' }).boundingBox();
  expect(bar && bar.x >= 0 && bar.x + bar.width <= options.viewport.width).toBe(true);
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /vase\.jpg/ }).click();
  await page.getByText(/of two minds/).waitFor();
  await look();
  await page.getByRole('link', { name: 'See the cutout' }).click();
  await page.getByRole('slider', { name: /Compare/ }).waitFor();
  await page.getByText(/of two minds/).waitFor();
  await look();
  await page.getByRole('button', { name: 'Looks fine' }).click();
  await page.getByText('it looks fine').waitFor();
  await look();
  await setAgreement(bed, [jug], 0.9);
  await page.goto('/library?show=review');
  await page.getByRole('heading', { name: 'Nothing to look at' }).waitFor();
  await look();
});
