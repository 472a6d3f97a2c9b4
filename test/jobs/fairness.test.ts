import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { requireNode } from '../../src/services/access/find-node.ts';
import { findOrCreateJobs } from '../../src/services/job/find-or-create-jobs.ts';
import { completeRecipe } from '../../src/services/recipe/complete-recipe.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { makePicture } from '../picture.ts';
import { requestJob, waitForStatus } from './work.ts';

/** One model child, and beside it one more place for decoding and encoding. */
const slots = 2;
const queued = 300;

let app: TestApp;
let worker: TestApp | undefined;
let busy: TestClient;
let other: TestClient;
let atWork = 0;
let mostAtWork = 0;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { RENDER_CHILDREN: '1' } });
  busy = await signUp(app.url);
  other = await signUp(app.url);
});
afterAll(async () => {
  await busy.close();
  await other.close();
  await worker?.close();
  await app.close();
});

const upload = async (client: TestClient) => (await client.upload(await makePicture())).data!.uploadImage;

async function queueCutouts(imageId: string): Promise<void> {
  const [row] = await query<{ account_id: string }>(
    app.databaseUrl,
    'select account_id from image where id = $1',
    [imageId],
  );
  const viewer = { accountId: row!.account_id };
  const ctx = app.contexts.forCaller({
    scope: { kind: 'account', keyId: null, ...viewer },
    address: '',
    origin: null,
    acceptLanguage: null,
    baseUrl: '',
    requestId: null,
  });
  const image = await requireNode(ctx, 'Image', imageId);
  const recipes = Array.from({ length: queued }, (_, margin) =>
    completeRecipe(ctx, { removeBackground: { edgeTreatment: 'RAW' }, trim: { margin } }),
  );
  await inTransaction(ctx, (inner) =>
    findOrCreateJobs(
      inner,
      recipes.map((recipe) => ({ image, recipe })),
    ),
  );
}

/** How many of the busy account's cutouts were begun while the job waited. */
async function countOvertakers(jobId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    app.databaseUrl,
    `select count(*)::int from job, job as waiting where waiting.id = $1
     and job.payload->'recipe' ? 'trim' and job.id <> waiting.id
     and job.started_at > waiting.created_at and job.started_at < waiting.started_at`,
    [jobId],
  );
  return row!.count;
}

test('hundreds of cutouts of one account hold up neither another account nor a thumbnail', async () => {
  const [{ image }, { image: otherImage }] = [await upload(busy), await upload(other)];
  await queueCutouts(image.id);
  worker = await startTestApp({
    beside: app,
    serve: false,
    env: { MATTE_CHILDREN: '1', RENDER_CHILDREN: '2' },
    decorate({ imaging, ...tools }) {
      const render: typeof imaging.render = async (...args) => {
        if (args[0].plans.length > 1) return imaging.render(...args);
        mostAtWork = Math.max(mostAtWork, ++atWork);
        return imaging.render(...args).finally(() => atWork--);
      };
      return { ...tools, imaging: { ...imaging, render } };
    },
  });
  const isBusy = () =>
    query(app.databaseUrl, "select 1 from job where status = 'RUNNING' and kind = 'PROCESS_IMAGE'");
  await expect.poll(isBusy, { timeout: 20_000 }).toHaveLength(slots);

  const cutout = await requestJob(other, otherImage.id, { removeBackground: {} });
  await waitForStatus(app, cutout, 'SUCCEEDED');
  const thumbnail = (await upload(busy)).jobs[0]!.id;
  await waitForStatus(app, thumbnail, 'SUCCEEDED');

  expect(await countOvertakers(cutout)).toBeLessThanOrEqual(slots);
  expect(await countOvertakers(thumbnail)).toBeLessThanOrEqual(2 * slots);
  const waiting = await query(app.databaseUrl, "select 1 from job where status = 'QUEUED'");
  expect(waiting.length).toBeGreaterThan(queued / 2);
  expect(mostAtWork).toBe(slots);
}, 60_000);
