import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SystemContext } from '../../src/context/context.ts';
import { sweep } from '../../src/services/keeping/sweep.ts';
import type { ObjectInfo } from '../../src/tools/storage/storage.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { runSweep } from '../purge.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const hourMs = 3_600_000;
const all = 1000;

let app: TestApp;
let operator: TestClient;
/** What is in the bucket; each is two days old. */
const objects = new Map<string, ObjectInfo>();
/** Called with each prefix that is listed, and each key that is looked at once more. */
let onList = (_prefix: string) => {};
let onStat = async (_key: string) => {};

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { ADMIN_KEY: adminKey } });
  operator = createTestClient(app.url, adminKey);
  await (await signUp(app.url)).close();
});
afterAll(async () => {
  await operator.close();
  await app.close();
});
beforeEach(async () => {
  onList = () => {};
  onStat = async () => {};
  objects.clear();
  for (const table of ['purge_run', 'orphan', 'stored_object']) await runSql(app, `delete from ${table}`);
});

/** The bucket in memory, beside the mark of the real one. */
function bucketContext(): SystemContext {
  const ctx = app.contexts.forSystem();
  return {
    ...ctx,
    storage: {
      ...ctx.storage,
      async stat(key) {
        await onStat(key);
        return objects.get(key) ?? ctx.storage.stat(key);
      },
      async delete(keys) {
        for (const key of keys) objects.delete(key);
      },
      async *list(prefix) {
        onList(prefix);
        for (const object of [...objects.values()]) if (object.key.startsWith(prefix)) yield object;
      },
    },
  };
}

const knownKeys = (count: number) => Array.from({ length: count }, (_, i) => `known${i}/original`);
const orphanKeys = (count: number) => Array.from({ length: count }, (_, i) => `orphan${i}/original`);

async function fill(known: number, orphans: number): Promise<void> {
  const modifiedAt = new Date(Date.now() - 48 * hourMs);
  for (const key of [...knownKeys(known), ...orphanKeys(orphans)])
    objects.set(key, { key, byteSize: 3, modifiedAt });
  await writeRows(...knownKeys(known));
}

const writeRows = (...keys: string[]) =>
  runSql(
    app,
    `insert into stored_object (key, account_id, mime_type, byte_size)
     select key, id, 'image/webp', 1 from account, unnest($1::text[]) key`,
    [keys],
  );

/** As an operator asks for it, and a worker does it. */
async function sweepByOperator(maxOrphanShare: number | null = null) {
  await operator.get('mutation ($input: RunPurgeInput) { runPurge(input: $input) { run { id } } }', {
    input: { task: 'SWEEP', maxOrphanShare },
  });
  return runSweep(bucketContext());
}

const letPass = (minutes: number) =>
  runSql(app, `update orphan set since = since - make_interval(mins => $1)`, [minutes]);

const lastRun = async () => {
  const { purgeRuns } = await operator.get<{ purgeRuns: { nodes: object[] } }>(
    '{ purgeRuns(first: 1) { nodes { status refusal left removed { orphans bytes } } } }',
  );
  return purgeRuns.nodes[0];
};

test('101 of 1,000 are too many, which the run says; exactly they go where the operator allows it', async () => {
  await fill(all - 101, 101);
  await sweepByOperator();
  await letPass(61);
  await sweepByOperator();
  expect(await lastRun()).toMatchObject({
    status: 'FAILED',
    refusal: expect.stringContaining('101 of 1000'),
    left: 101,
    removed: { orphans: 0 },
  });
  expect(objects.size).toBe(all);
  await sweepByOperator(0.101);
  expect(await lastRun()).toEqual({
    status: 'SUCCEEDED',
    refusal: null,
    left: 0,
    removed: { orphans: 101, bytes: 303 },
  });
  expect([...objects.keys()]).toEqual(knownKeys(all - 101));
});

test('100 of 1,000 are not too many', async () => {
  await fill(all - 100, 100);
  await sweepByOperator();
  await letPass(61);
  await sweepByOperator();
  expect(objects.size).toBe(all - 100);
});

test('an operator waits for an hour, the clock for a week', async () => {
  await fill(20, 2);
  await sweepByOperator();
  await letPass(59);
  await sweepByOperator();
  await letPass(2);
  await runSweep(bucketContext());
  expect(objects.size).toBe(22);
  await sweepByOperator();
  expect(objects.size).toBe(20);
});

test('one whose row appears between the count and the deletion stays', async () => {
  await fill(20, 2);
  await sweepByOperator();
  await letPass(61);
  onStat = async (key) => {
    if (key === 'orphan1/original') await writeRows(key);
  };
  await sweepByOperator();
  expect([...objects.keys()].filter((key) => key.startsWith('orphan'))).toEqual(['orphan1/original']);
});

test('one that is broken off goes on where it was, and counts all', async () => {
  await fill(20, 2);
  const listed: string[] = [];
  const stop = new AbortController();
  onList = (prefix) => {
    listed.push(prefix);
    // Behind those that are known, among the orphans.
    if (prefix === 'o') stop.abort();
  };
  const delivery = { id: randomUUID(), retryCount: 0 };
  await sweep(bucketContext(), { signal: stop.signal, delivery });
  expect(await lastRun()).toMatchObject({ status: 'INTERRUPTED' });
  expect(listed).toContain('k');
  listed.length = 0;
  await runSweep(bucketContext());
  expect(listed[0]).toBe('l');
  const runs = await runSql(app, 'select status, listed, orphans from purge_run order by created_at');
  expect(runs).toEqual([
    { status: 'INTERRUPTED', listed: 20, orphans: 0 },
    { status: 'SUCCEEDED', listed: 22, orphans: 2 },
  ]);
  expect(await runSql(app, 'select key from orphan')).toHaveLength(2);
});
