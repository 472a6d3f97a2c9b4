import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SystemContext } from '../../src/context/context.ts';
import { installationKey } from '../../src/services/keeping/installation.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { age } from '../later-sweep.ts';
import { createLogLines } from '../log-lines.ts';
import { runSweep } from '../purge.ts';
import { runSql } from '../sql.ts';

const hourMs = 3_600_000;
/** Its row is written between the listing and the deletion. */
const late = 'late/original';

const { log, lines } = createLogLines();
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({
    work: false,
    log,
    env: { RENDER_CHILDREN: '1' },
    decorate: ({ storage, ...tools }) => ({
      ...tools,
      storage: {
        ...storage,
        async stat(key) {
          if (key === late) await writeRows(key);
          return storage.stat(key);
        },
      },
    }),
  });
  await (await signUp(app.url)).close();
});
afterAll(() => app.close());

beforeEach(() => put('known/original', 'known/1').then(() => writeRows('known/original', 'known/1')));
afterEach(async () => {
  lines.length = 0;
  await runSql(app, 'delete from stored_object');
  await runSql(app, 'delete from orphan');
  await app.contexts.forSystem().storage.delete(await listKeys());
});

async function put(...keys: string[]): Promise<void> {
  const { storage } = app.contexts.forSystem();
  await Promise.all(keys.map((key) => storage.put(key, Buffer.from('x'), { mimeType: 'image/webp' })));
}

async function listKeys(): Promise<string[]> {
  const keys = [];
  for await (const { key } of app.contexts.forSystem().storage.list('')) keys.push(key);
  return keys.sort();
}

async function writeRows(...keys: string[]): Promise<void> {
  await runSql(
    app,
    `insert into stored_object (key, account_id, mime_type, byte_size)
     select key, id, 'image/webp', 1 from account, unnest($1::text[]) key`,
    [keys],
  );
}

/** What a sweep does to objects of so many hours. */
function sweep({ afterHours, percent = 5 }: { afterHours: number; percent?: number }) {
  const { storage, config, ...rest } = app.contexts.forSystem();
  return sweepWith({
    ...rest,
    storage: age(storage, afterHours * hourMs),
    config: { ...config, sweepMaxPercent: percent },
  });
}

async function sweepWith(ctx: SystemContext) {
  const report = await runSweep(ctx);
  const [run] = await runSql(app, 'select listed, orphans from purge_run order by created_at desc limit 1');
  return { ...run, objects: report.status === 'elsewhere' ? null : report.removed.orphans };
}

const letDaysPass = (days: number) =>
  runSql(app, 'update orphan set since = since - make_interval(hours => $1)', [days * 24]);
const refusals = () => lines.filter(({ event }) => event === 'sweep.refused');

test('deletes what has had no row for a week, and nothing else', async () => {
  await put('old/original');
  expect(await sweep({ afterHours: 23 })).toEqual({ listed: 3, orphans: 0, objects: 0 });
  expect(await sweep({ afterHours: 25 })).toEqual({ listed: 3, orphans: 1, objects: 0 });
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'sweep.found', objects: 1, keys: ['old/original'] }),
  );
  await letDaysPass(6);
  expect(await sweep({ afterHours: 10 * 24 })).toEqual({ listed: 3, orphans: 1, objects: 0 });
  await letDaysPass(1);
  expect(await sweep({ afterHours: 10 * 24 })).toEqual({ listed: 3, orphans: 1, objects: 1 });
  expect(await listKeys()).toEqual([installationKey, 'known/1', 'known/original']);
});

test('keeps what gets its row, or is put again, within the week or at the last moment', async () => {
  await put(late, 'found/original', 'again/original');
  await sweep({ afterHours: 10 * 24 });
  await letDaysPass(8);
  await writeRows('found/original');
  // Put now, where all the others were ten days ago.
  const { storage } = app.contexts.forSystem();
  const aged = age(storage, 10 * 24 * hourMs);
  const isAgain = (key: string) => (key === 'again/original' ? age(storage, 25 * hourMs) : aged);
  const { objects } = await sweepWith({
    ...app.contexts.forSystem(),
    storage: {
      ...aged,
      stat: (key) => isAgain(key).stat(key),
      async *list(prefix) {
        for (const key of await listKeys()) if (key.startsWith(prefix)) yield (await isAgain(key).stat(key))!;
      },
    },
  });
  expect(objects).toBe(0);
  expect(await listKeys()).toEqual(expect.arrayContaining([late, 'found/original', 'again/original']));
  expect(await runSql(app, 'select key from orphan order by key')).toEqual([{ key: 'again/original' }]);
});

test('after an older database was restored, the newer files stay, and the newer database finds them', async () => {
  const newer = Array.from({ length: 12 }, (_, i) => `newer/${i}`);
  await put(...newer);
  for (const days of [0, 8]) {
    await letDaysPass(days);
    expect(await sweep({ afterHours: 10 * 24 })).toEqual({ listed: 14, orphans: 12, objects: 0 });
  }
  expect(refusals()).toHaveLength(2);
  expect(refusals()[0]).toMatchObject({
    level: 50,
    orphans: 12,
    listed: 14,
    reason: expect.stringContaining('restore the newer one'),
  });
  await writeRows(...newer);
  expect(await sweep({ afterHours: 10 * 24 })).toEqual({ listed: 14, orphans: 0, objects: 0 });
  expect(await runSql(app, 'select key from orphan')).toEqual([]);
});

test('deletes any number where the operator says so', async () => {
  await put(...Array.from({ length: 12 }, (_, i) => `lost/${i}`));
  await sweep({ afterHours: 10 * 24 });
  await letDaysPass(8);
  expect(await sweep({ afterHours: 10 * 24, percent: 100 })).toMatchObject({ orphans: 12, objects: 12 });
});

test('only says what it would delete where SWEEP_MAX_PERCENT is 0', async () => {
  await put('old/original');
  await sweep({ afterHours: 10 * 24, percent: 0 });
  await letDaysPass(8);
  expect(await sweep({ afterHours: 10 * 24, percent: 0 })).toMatchObject({ orphans: 1, objects: 0 });
  expect(refusals()[0]).toMatchObject({ keys: ['old/original'] });
});

test('what a late PUT leaves of an upload goes after a day, and is no reason to refuse', async () => {
  await put('old/original', ...Array.from({ length: 12 }, (_, i) => `late${i}/upload`));
  expect(await sweep({ afterHours: 23 })).toMatchObject({ objects: 0 });
  expect(await sweep({ afterHours: 25 })).toEqual({ listed: 15, orphans: 1, objects: 12 });
  expect(refusals()).toEqual([]);
});

test('another database, given this storage by mistake, sweeps nothing', async () => {
  const stranger = await startTestApp({ serve: false, work: false, env: { RENDER_CHILDREN: '1' } });
  const refused = { status: 'FAILED', removed: { orphans: 0 } };
  await sweep({ afterHours: 0 });
  const { storage } = app.contexts.forSystem();
  const before = await listKeys();
  expect(before).toEqual([installationKey, 'known/1', 'known/original']);
  expect(await runSweep({ ...stranger.contexts.forSystem(), storage })).toMatchObject(refused);
  // Nor where nobody has left a mark.
  await storage.delete([installationKey]);
  expect(await runSweep({ ...stranger.contexts.forSystem(), storage })).toMatchObject(refused);
  expect(await listKeys()).toEqual(before.filter((key) => key !== installationKey));
  await stranger.close();
});
