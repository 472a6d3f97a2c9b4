import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installationKey } from '../../src/services/keeping/installation.ts';
import { sweepOrphans } from '../../src/services/keeping/sweep.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { query } from '../crash/truth.ts';

const twoHoursMs = 2 * 3_600_000;
/** Its row is written between the listing and the deletion. */
const late = 'late/original';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({
    work: false,
    env: { RENDER_CHILDREN: '1' },
    decorate: ({ storage, ...tools }) => ({
      ...tools,
      storage: {
        ...storage,
        async stat(key) {
          if (key === late) await writeRow(key);
          return storage.stat(key);
        },
      },
    }),
  });
  await (await signUp(app.url)).close();
});
afterAll(() => app.close());

async function writeRow(key: string): Promise<void> {
  await query(
    app.databaseUrl,
    `insert into stored_object (key, account_id, mime_type, byte_size) select $1, id, 'image/webp', 1 from account`,
    [key],
  );
}

test('deletes old objects without a row, and no others', async () => {
  const ctx = app.contexts.forSystem();
  for (const key of ['old/original', 'young/original', 'known/original', late]) {
    await ctx.storage.put(key, Buffer.from('x'), { mimeType: 'image/webp' });
    const past = new Date(Date.now() - twoHoursMs);
    if (!key.startsWith('young')) await utimes(join(app.dataDir, 'files', key), past, past);
  }
  await writeRow('known/original');
  expect(await sweepOrphans(ctx)).toEqual({ objects: 1 });
  const left = [];
  for await (const { key } of ctx.storage.list('')) left.push(key);
  expect(left.sort()).toEqual([installationKey, 'known/original', late, 'young/original']);
});

test('another database, given this storage by mistake, sweeps nothing', async () => {
  const stranger = await startTestApp({ serve: false, work: false, env: { RENDER_CHILDREN: '1' } });
  const { storage } = app.contexts.forSystem();
  const left = async () => {
    const keys = [];
    for await (const { key } of storage.list('')) keys.push(key);
    return keys.sort();
  };
  const before = await left();
  expect(before).toContain('known/original');
  expect(await sweepOrphans({ ...stranger.contexts.forSystem(), storage })).toEqual({ objects: 0 });
  // Nor where nobody has left a mark.
  await storage.delete([installationKey]);
  expect(await sweepOrphans({ ...stranger.contexts.forSystem(), storage })).toEqual({ objects: 0 });
  expect(await left()).toEqual(before.filter((key) => key !== installationKey));
  await stranger.close();
});
