import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readZip } from '../zip.ts';
import { openConvertBed, over, pictures, progress, row, start, widthOf } from './convert-bed.ts';
import { chooseFolder, countWork, drawPhoto, dropFiles, gatePuts, listImages } from './convert-visit.ts';
import { eventually } from './eventually.ts';
import { startTestServer } from './test-server.ts';
import { desktop, findBarriers, findOverflow, phone } from './visit.ts';

const { folders, open, ask } = openConvertBed();

test('a folder survives a reload and a lost connection, is done once, and comes back as one zip', async () => {
  const { page, complaints } = await open();
  const gate = await gatePuts(page, 4);
  await chooseFolder(page, folders.all);
  await page
    .getByRole('paragraph')
    .getByText(/Left out 2 files that are not pictures: notes\.txt/)
    .waitFor();
  await start(page);
  await eventually(() => progress(page).textContent()).toMatch(/4 of 13 pictures done/);

  await page.reload();
  await page.getByText('Your last run of 13 pictures can go on').waitFor();
  await chooseFolder(page, folders.all);
  gate.let(3);
  await eventually(() => progress(page).textContent()).toMatch(
    /[67] of 13 pictures done · 4 from your last run/,
  );

  await page.context().setOffline(true);
  gate.let(3);
  await progress(page).getByText('Waiting for the connection…').waitFor();
  gate.let(100);
  await page.context().setOffline(false);
  await over(page, '12 of 13');
  await row(page, 'broken.jpg').getByText('Not a picture this server reads').waitFor();

  const client = await ask(page);
  expect(countWork(await listImages(client))).toEqual({
    files: pictures,
    images: pictures,
    conversions: pictures,
    succeeded: pictures,
  });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 12 pictures as zip' }).click(),
  ]);
  const entries = await readZip(await readFile(await download.path()));
  expect(entries.map(({ name }) => name).sort()).toEqual(
    Array.from({ length: pictures }, (_, at) => `${at + 1}.webp`).sort(),
  );
  for (const { name, bytes } of entries) {
    const { format, width } = await sharp(bytes).metadata();
    expect([name, format, width]).toEqual([name, 'webp', widthOf(Number.parseInt(name, 10))]);
  }

  const [one] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download holiday/beach/9.jpg' }).click(),
  ]);
  expect(one.suggestedFilename()).toBe('9.webp');
  expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
}, 90_000);

test('a result is saved by a true link: it is there before the click, and asks for nothing', async () => {
  const { page } = await open();
  await dropFiles(page, [await drawPhoto('one.jpg')]);
  await start(page, 'To send');
  await over(page, '1 of 1');
  const link = row(page, 'one.jpg').getByRole('link', { name: 'Download one.jpg' });
  await link.waitFor({ timeout: 5000 });
  expect(await link.getAttribute('href')).toMatch(/^http/);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('one.jpg');
  expect(asked.filter((path) => path === '/graphql')).toEqual([]);
});

test('what is dropped stays a list until it is started; what comes later joins with the same settings', async () => {
  const { page } = await open();
  await dropFiles(page, [
    await drawPhoto('one.jpg'),
    await drawPhoto('two.jpg'),
    await drawPhoto('three.jpg'),
    { name: 'phone.heic', type: '', bytes: Buffer.from('a photo of a phone') },
    { name: 'list.csv', type: 'text/csv', bytes: Buffer.from('a,b') },
  ]);
  await page.getByRole('heading', { name: '4 pictures' }).waitFor();
  await page.getByRole('paragraph').getByText('Left out 1 file that is not a picture: list.csv').waitFor();
  // Once more: it is there already.
  await dropFiles(page, [await drawPhoto('two.jpg')]);
  await page.getByRole('button', { name: 'Remove three.jpg from the list' }).click();
  await page.getByRole('heading', { name: '3 pictures' }).waitFor();
  expect(await listImages(await ask(page))).toEqual([]);

  await start(page, 'To send');
  await dropFiles(page, [await drawPhoto('four.jpg', 340)]);
  await over(page, '3 of 4');
  await row(page, 'phone.heic').getByText('This server cannot read HEIC').waitFor();
  await page
    .getByRole('list', { name: 'What went wrong' })
    .getByText(/Most Compatible/)
    .waitFor();
  // The same file would be refused again.
  expect(await page.getByRole('button', { name: /^Try/ }).count()).toBe(0);
  await row(page, 'four.jpg').getByText(/JPEG/).waitFor();

  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
  expect(countWork(await listImages(await ask(page)))).toMatchObject({ images: 3, succeeded: 3 });
});

test('where nothing is a picture, that is said and nothing is begun', async () => {
  const { page } = await open();
  await dropFiles(page, [{ name: 'list.csv', type: 'text/csv', bytes: Buffer.from('a,b') }]);
  await page.getByRole('paragraph').getByText('Left out 1 file that is not a picture: list.csv').waitFor();
  await page.getByRole('button', { name: 'Choose a folder' }).waitFor();
});

test('what was canceled elsewhere is told and can be tried again', async () => {
  // Without a worker every job waits for as long as it is looked at.
  const idle = await startTestServer({ ROLE: 'web' });
  try {
    const { page } = await open(desktop, idle.url);
    await dropFiles(page, [await drawPhoto('one.jpg')]);
    await start(page);
    await row(page, 'one.jpg').getByText('In line').waitFor();
    const client = await ask(page, idle.url);
    const { jobs } = await client.get<{ jobs: { nodes: { id: string; kind: string }[] } }>(
      '{ jobs(first: 10) { nodes { id kind } } }',
    );
    const id = jobs.nodes.find(({ kind }) => kind === 'PROCESS_IMAGE')?.id;
    await client.get('mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { id } } }', { id });
    await row(page, 'one.jpg').getByText('Canceled').waitFor();
    await page.getByRole('button', { name: 'Try one.jpg again' }).click();
    await row(page, 'one.jpg').getByText('In line').waitFor();
    expect(countWork(await listImages(client))).toMatchObject({ images: 1, conversions: 2 });
  } finally {
    await idle.close();
  }
}, 60_000);

test('no state of the page has a barrier or is too wide, in the dark on a phone', async () => {
  const { page } = await open({ ...phone, colorScheme: 'dark' });
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
