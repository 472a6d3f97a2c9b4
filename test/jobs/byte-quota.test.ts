import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

const maxBytes = 400_000;

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { MAX_STORED_BYTES: `${maxBytes}` } });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

test('what is made of a small picture is held to the quota too, and what is refused is not kept', async () => {
  const picture = await makePicture({ width: 320, height: 240 });
  // Each is about 100 KB, and all are asked for while nothing is stored yet.
  const recipes = Array.from({ length: 10 }, (_, i) => ({
    resize: { width: 640 + i, height: 480, fit: 'FILL' },
    output: { format: 'PNG', lossless: true },
  }));
  const { data } = await client.upload(picture, { recipes });
  const jobs = data!.uploadImage.jobs;
  for (const { id } of jobs) await watchToEnd(client, id);

  const { viewer } = await client.get<{ viewer: { usage: { storedBytes: number } } }>(
    '{ viewer { usage { storedBytes } } }',
  );
  expect(viewer.usage.storedBytes).toBeLessThanOrEqual(maxBytes);
  const ends = await runSql<{ status: string; code: string | null }>(
    app,
    "select status, error->>'code' as code from job order by id",
  );
  expect(new Set(ends.map(({ status, code }) => `${status} ${code}`))).toEqual(
    new Set(['SUCCEEDED null', 'FAILED QUOTA_EXCEEDED']),
  );
  const rows = await runSql<{ key: string }>(app, 'select key from stored_object');
  const files = await readdir(join(app.dataDir, 'files'), { recursive: true, withFileTypes: true });
  const kept = files.filter((file) => file.isFile() && file.name !== 'installation');
  expect(kept).toHaveLength(rows.length);
});
