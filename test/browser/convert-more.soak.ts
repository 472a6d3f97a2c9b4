import { expect, test } from 'vitest';
import { openConvertBed, over, progress, start } from './convert-bed.ts';
import { chooseFolder, countWork, gatePuts, listImages } from './convert-visit.ts';
import { eventually } from './eventually.ts';
import { startTestServer } from './test-server.ts';
import { desktop, findBarriers, findOverflow } from './visit.ts';

const { folders, open, ask } = openConvertBed();

test('a stopped run sends nothing more, and what was left is taken up again', async () => {
  const { page } = await open();
  const gate = await gatePuts(page, 2);
  await chooseFolder(page, folders.all);
  await start(page);
  await eventually(() => progress(page).textContent()).toMatch(/2 of 13 pictures done/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await over(page, '2 of 13');
  gate.let(100);
  await page.getByRole('button', { name: 'Go on with 11 pictures' }).click();
  await over(page, '12 of 13');
  expect(countWork(await listImages(await ask(page)))).toMatchObject({ images: 12, conversions: 12 });
});

test('an account that stays full stops the run, not each of its pictures', async () => {
  const full = await startTestServer({ MAX_STORED_BYTES: '20000' });
  try {
    const { page } = await open(desktop, full.url);
    await chooseFolder(page, folders.all);
    await start(page);
    await progress(page).getByRole('alert').getByText('This account is full').waitFor();
    expect(await page.getByRole('list', { name: 'Pictures' }).getByText('This account is full').count()).toBe(
      0,
    );
    await progress(page).getByRole('button', { name: 'Go on' }).click();
    await progress(page).getByRole('alert').getByText('This account is full').waitFor();
  } finally {
    await full.close();
  }
}, 60_000);

test('no state of the page has a barrier or is too wide, in light on a desktop', async () => {
  const { page } = await open({ ...desktop, colorScheme: 'light' });
  const look = async () => {
    expect(await findBarriers(page)).toEqual([]);
    expect(await findOverflow(page)).toBe(0);
  };
  await look();
  const gate = await gatePuts(page, 3);
  await chooseFolder(page, folders.few);
  await page.getByText('All settings').click();
  await page.getByRole('radiogroup', { name: 'Format' }).getByText('AVIF').click();
  await page.getByRole('combobox', { name: 'Compression' }).click();
  await page.getByRole('option', { name: 'Looks like the original' }).click();
  await page.getByRole('slider', { name: 'Likeness' }).waitFor();
  await look();
  await start(page);
  await eventually(() => progress(page).textContent()).toMatch(/[23] of 5 pictures done/);
  await look();
  gate.let(100);
  await over(page, '4 of 5');
  await look();
  await page.reload();
  await page.getByText('Your last 4 pictures are converted').waitFor();
  await look();
}, 60_000);
