import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { countRenditions, readJob, requestJob, uploadImage, waitForStatus } from './work.ts';

let app: TestApp;
let client: TestClient;
/** What is done when a render that is no thumbnail begins to encode. */
let onEncoding = () => {};
let endOfRender: Promise<unknown>;

beforeAll(async () => {
  app = await startTestApp({
    decorate({ imaging, ...tools }) {
      const render: typeof imaging.render = (input, options) => {
        const onStage: NonNullable<typeof options>['onStage'] = (stage) => {
          options?.onStage?.(stage);
          if (stage === 'ENCODING' && input.plans.length === 1) onEncoding();
        };
        const rendered = imaging.render(input, { ...options, onStage });
        endOfRender = rendered.then(
          () => 'rendered',
          (error) => error.code,
        );
        return rendered;
      };
      return { ...tools, imaging: { ...imaging, render } };
    },
  });
  client = await signUp(app.url);
});
afterEach(() => {
  onEncoding = () => {};
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const cancelMutation = 'mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { status } } }';
const cancel = (id: string) => client.ask<{ cancelJob: { job: { status: string } } }>(cancelMutation, { id });

test('a job that waits is canceled and never starts', async () => {
  const imageId = await uploadImage(app, client);
  const ids = [];
  for (let margin = 0; margin < 4; margin++)
    ids.push(await requestJob(client, imageId, { removeBackground: {}, trim: { margin } }));
  const last = ids.at(-1)!;
  expect((await cancel(last)).data?.cancelJob.job.status).toBe('CANCELED');
  for (const id of ids.slice(0, -1)) await waitForStatus(app, id, 'SUCCEEDED');
  expect(await readJob(app, last)).toMatchObject({ status: 'CANCELED', attempt: 0 });
});

test('a job that runs is canceled, and its child is killed', async () => {
  const imageId = await uploadImage(app, client, { width: 2400, height: 1800 });
  const canceled = Promise.withResolvers<unknown>();
  onEncoding = () => canceled.resolve(cancel(id));
  const id = await requestJob(client, imageId, { output: { format: 'AVIF', quality: 95 } });
  await canceled.promise;
  expect(await endOfRender).toBe('CANCELED');
  const job = await readJob(app, id);
  expect(job).toMatchObject({ status: 'CANCELED', attempt: 1, error: { code: 'CANCELED' } });
  expect(await countRenditions(app, job?.rendition_key)).toBe(0);
  // The queue goes on, with a new child.
  await waitForStatus(app, await requestJob(client, imageId, { resize: { width: 10 } }), 'SUCCEEDED');
  expect((await readJob(app, id))?.status).toBe('CANCELED');
});

test('a cancel that meets the end of the job leaves either a result or none', async () => {
  const imageId = await uploadImage(app, client);
  const startedAt = performance.now();
  await waitForStatus(app, await requestJob(client, imageId, { resize: { width: 10 } }), 'SUCCEEDED');
  const usualMs = performance.now() - startedAt;
  const ids: string[] = [];
  for (const share of [0.3, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.3, 1.6, 3]) {
    const id = await requestJob(client, imageId, { resize: { width: 50 + ids.length } });
    await setTimeout(usualMs * share);
    await cancel(id);
    ids.push(id);
  }
  for (const id of ids) await waitForStatus(app, id, 'SUCCEEDED', 'CANCELED');
  // What was at work when it was canceled has come to its end.
  await waitForStatus(app, await requestJob(client, imageId, { resize: { width: 11 } }), 'SUCCEEDED');
  const wrong = await query(
    app.databaseUrl,
    `select job.status, rendition.key from job left join rendition on rendition.key = job.rendition_key
     where kind = 'PROCESS_IMAGE' and (status = 'SUCCEEDED') <> (rendition.key is not null)`,
  );
  expect(wrong).toEqual([]);
});
