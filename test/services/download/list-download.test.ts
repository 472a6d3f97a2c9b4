import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Download } from '../../../src/schema/download.ts';
import { listDownload } from '../../../src/services/download/download.ts';
import { thumbnailRecipe } from '../../../src/services/recipe/standard-recipes.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { signUp } from '../../client.ts';
import { measureHeapBytes } from '../../live/heap.ts';
import { readAccountId } from '../../live/rows.ts';
import { makePicture } from '../../picture.ts';
import { sendPresigned } from '../../presigned.ts';
import { runSql } from '../../sql.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
});
afterAll(() => app.close());

/** A picture with a thousand renditions, whose files nobody reads here. */
async function createDownload(): Promise<Download> {
  const client = await signUp(app.url);
  const accountId = await readAccountId(app, client.apiKey!);
  const { image } = await sendPresigned(client, await makePicture({ width: 8, height: 8 }));
  await runSql(
    app,
    `insert into rendition (id, account_id, image_id, key, mime_type, width, height, byte_size, crop, recipe, is_cutout, created_at)
     select 'ren_' || lpad(n::text, 26, '0'), $1, $2, 'key' || n, 'image/png', 9, 9, n, '{"x":0,"y":0,"width":9,"height":9}', $3, false, now()
       from generate_series(1, 1000) as n`,
    [accountId, image.id, JSON.stringify(thumbnailRecipe)],
  );
  const rows = await runSql<{ id: string }>(app, 'select id from rendition order by byte_size');
  await client.close();
  return { id: 'x', accountId, renditionIds: rows.map(({ id }) => id), expiresAt: new Date() };
}

test('the list of a zip is in the order asked, and of a thousand holds less than 1.5 MB', async () => {
  const download = await createDownload();
  const list = async () => {
    const ctx = app.contexts.forAccount(download.accountId);
    return { ctx, entries: await listDownload(ctx, download) };
  };
  const { entries } = await list();
  expect(entries.map(({ byteSize }) => byteSize)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  expect(entries.slice(0, 2).map(({ name }) => name)).toEqual(['picture.png', 'picture (2).png']);
  const before = measureHeapBytes();
  const held = [await list(), await list(), await list(), await list()];
  expect((measureHeapBytes() - before) / held.length).toBeLessThan(1_500_000);
});
