import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { requestJob, uploadImage, waitForStatus } from './work.ts';

let app: TestApp;
let busy: TestClient;
let other: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { MATTE_CHILDREN: '1', RENDER_CHILDREN: '2' } });
  busy = await signUp(app.url);
  other = await signUp(app.url);
});
afterAll(async () => {
  await busy.close();
  await other.close();
  await app.close();
});

const readStart = async (id: string) =>
  (
    await query<{ status: string; started: boolean }>(
      app.databaseUrl,
      'select status, started_at is not null as started from job where id = $1',
      [id],
    )
  )[0];

test('dear encodings of one account keep no other from conversions and cutouts, and are QUEUED until they begin', async () => {
  const image = await uploadImage(app, busy, { width: 64, height: 64 });
  const otherImage = await uploadImage(app, other);
  const dear = (width: number) => ({
    resize: { width, height: 4000, fit: 'FILL' },
    output: { format: 'AVIF', lossless: true },
  });
  const ids = [];
  for (const width of [4000, 4001, 4002, 4003]) ids.push(await requestJob(busy, image, dear(width)));
  await waitForStatus(app, ids[0]!, 'RUNNING');
  const convert = await requestJob(other, otherImage, { resize: { width: 99 } });
  const cutout = await requestJob(other, otherImage, { removeBackground: {} });
  await Promise.all([convert, cutout].map((id) => waitForStatus(app, id, 'SUCCEEDED')));
  expect(await Promise.all(ids.map(readStart))).toEqual([
    { status: 'RUNNING', started: true },
    ...Array(3).fill({ status: 'QUEUED', started: false }),
  ]);
  const cancel = 'mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { id } } }';
  for (const id of ids) await busy.get(cancel, { id });
});
