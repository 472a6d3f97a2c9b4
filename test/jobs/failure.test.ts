import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { query } from '../crash/truth.ts';
import { countRenditions, readJob, requestJob, uploadImage, waitForStatus } from './work.ts';

let app: TestApp;
let client: TestClient;
/** How many AVIF renditions yet are to lose their child. */
let kills = 0;
let isStorageAway = false;

beforeAll(async () => {
  app = await startTestApp({
    env: { RENDER_CHILDREN: '1' },
    decorate({ imaging, storage, ...tools }) {
      const render: typeof imaging.render = (input, options) => {
        const onStage: NonNullable<typeof options>['onStage'] = (stage) => {
          options?.onStage?.(stage);
          if (stage !== 'ENCODING' || input.plans[0]?.output.format !== 'avif' || kills === 0) return;
          kills--;
          process.kill(findRenderChild(), 'SIGKILL');
        };
        return imaging.render(input, { ...options, onStage });
      };
      const withFile: typeof storage.withFile = async (...args) => {
        if (isStorageAway) throw new AppError('SERVICE_UNAVAILABLE', 'It is away.', { isRetryable: true });
        return storage.withFile(...args);
      };
      return { ...tools, storage: { ...storage, withFile }, imaging: { ...imaging, render } };
    },
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

function findRenderChild(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ');
  const pid = children.find(
    (child) => child && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('render-child'),
  );
  return Number(pid);
}

/** What waits would come by itself after some seconds. */
async function bringForward(id: string): Promise<void> {
  await query(app.databaseUrl, "update pgboss.job set start_after = now() where data->>'jobId' = $1", [id]);
}

/** Slow enough to be met at work. */
const slow = { resize: { width: 1200 }, output: { format: 'AVIF', quality: 90 } };

test('a picture that cannot be decoded is tried once', async () => {
  const imageId = await uploadImage(app, client);
  const [image] = await query<{ prefix: string }>(app.databaseUrl, 'select prefix from image where id = $1', [
    imageId,
  ]);
  const path = join(app.dataDir, 'files', image!.prefix, 'original');
  await writeFile(path, readFileSync(path).subarray(0, 3000));
  const id = await requestJob(client, imageId, { resize: { width: 100 } });
  const states = await watchToEnd(client, id);
  expect(states.at(-1)).toMatchObject({ status: 'FAILED', attempt: 1, error: { code: 'CORRUPT_IMAGE' } });
});

test('a child that is killed costs one attempt', async () => {
  const imageId = await uploadImage(app, client);
  kills = 1;
  const states = await watchToEnd(client, await requestJob(client, imageId, slow));
  const between = states.find(({ status, attempt, error }) => status === 'QUEUED' && attempt === 1 && error);
  expect(between?.error?.code).toBe('PROCESS_CRASHED');
  expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', attempt: 2, error: null });
});

test('a storage that is away costs no attempt: the job waits for it', async () => {
  const imageId = await uploadImage(app, client);
  isStorageAway = true;
  const id = await requestJob(client, imageId, { resize: { width: 90 } });
  await vi.waitFor(async () =>
    expect(await readJob(app, id)).toMatchObject({
      status: 'QUEUED',
      attempt: 0,
      error: { code: 'SERVICE_UNAVAILABLE' },
    }),
  );
  isStorageAway = false;
  await bringForward(id);
  expect(await waitForStatus(app, id, 'SUCCEEDED')).toMatchObject({ attempt: 1, error: null });
});

test('a job whose child is killed each time fails after three attempts, and the queue goes on', async () => {
  const imageId = await uploadImage(app, client);
  kills = 3;
  const id = await requestJob(client, imageId, slow);
  const other = await requestJob(client, imageId, { resize: { width: 100 } });
  await waitForStatus(app, other, 'SUCCEEDED');
  expect((await readJob(app, id))?.status).not.toBe('FAILED');
  await vi.waitFor(
    async () =>
      expect(await readJob(app, id)).toMatchObject({
        status: 'QUEUED',
        attempt: 2,
        error: { code: 'PROCESS_CRASHED' },
      }),
    { timeout: 25_000, interval: 25 },
  );
  const delays = await query(
    app.databaseUrl,
    `select extract(epoch from start_after - created_on)::int as seconds from pgboss.job
     where data->>'jobId' = $1 order by created_on`,
    [id],
  );
  expect(delays.map(({ seconds }) => seconds)).toEqual([0, 1, 4]);
  await bringForward(id);
  const job = await waitForStatus(app, id, 'FAILED');
  expect(job).toMatchObject({ attempt: 3, error: { code: 'PROCESS_CRASHED' } });
  expect(await countRenditions(app, job.rendition_key)).toBe(0);
});
