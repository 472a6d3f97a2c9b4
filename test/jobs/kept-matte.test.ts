import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { requestJob } from './work.ts';

let web: TestApp;
let client: TestClient;
let imageId: string;
/** Pixel work that was asked of a worker's model. */
let mattes = 0;

beforeAll(async () => {
  web = await startTestApp({ work: false });
  client = await signUp(web.url);
  imageId = (await client.upload(await makePicture({ width: 96, height: 64 }))).data!.uploadImage.image.id;
  await run(await requestJob(client, imageId, { removeBackground: {} }));
  mattes = 0;
});
afterAll(async () => {
  await client.close();
  await web.close();
});

/** A server, or a worker, of which each model is newer than it is, if `isNewer`. */
const startApp = (options: { isNewer: boolean; work: boolean }) =>
  startTestApp({
    beside: web,
    serve: !options.work,
    work: options.work,
    decorate: ({ imaging, ...tools }) => ({
      ...tools,
      imaging: {
        ...imaging,
        models: () =>
          imaging.models().map((model) => ({ ...model, version: options.isNewer ? 'newer' : model.version })),
        matte(...args) {
          mattes += 1;
          return imaging.matte(...args);
        },
      },
    }),
  });

async function run(id: string, isNewer = false): Promise<void> {
  const worker = await startApp({ isNewer, work: true });
  expect((await watchToEnd(client, id)).at(-1)!.status).toBe('SUCCEEDED');
  await worker.close();
}

async function readMade(id: string) {
  const { job } = await client.get<{
    job: { rendition: { model: string }; metrics: { stages: { stage: string }[] } };
  }>(`{ job(id: "${id}") { rendition { model } metrics { stages { stage } } } }`);
  return { model: job.rendition.model, stages: job.metrics.stages.map(({ stage }) => stage) };
}

const readPayload = async (id: string) =>
  (await runSql<{ payload: object }>(web, 'select payload from job where id = $1', [id]))[0]!.payload;

const queueOf = async (id: string) =>
  (await runSql<{ name: string }>(web, "select name from pgboss.job where data->>'jobId' = $1", [id]))[0]!
    .name;

test('whose matte is kept waits for no model, and is by it though another is the newest by then', async () => {
  const id = await requestJob(client, imageId, { removeBackground: {}, resize: { width: 20 } });
  expect(await readPayload(id)).toMatchObject({ keptModel: expect.stringMatching(/^\w+@/) });
  expect(await queueOf(id)).toMatch(/^convert\./);
  await run(id, true);
  const { keptModel } = (await readPayload(id)) as { keptModel: string };
  const { model, stages } = await readMade(id);
  expect([model, mattes]).toEqual([keptModel, 0]);
  expect(stages).not.toContain('SEGMENTING');
});

test('the matte of another version of the model, or of another quality, is not taken for it', async () => {
  const newer = await startApp({ isNewer: true, work: false });
  const there = createTestClient(newer.url, client.apiKey);
  for (const [who, recipe] of [
    [there, { removeBackground: {}, resize: { width: 22 } }],
    [client, { removeBackground: { quality: 'FAST' } }],
  ] as const) {
    const id = await requestJob(who, imageId, recipe);
    expect(await readPayload(id)).toMatchObject({ keptModel: null });
    expect(await queueOf(id)).toMatch(/^cutout\./);
    await client.get(`mutation { cancelJob(input: { id: "${id}" }) { job { id } } }`);
  }
  await there.close();
  await newer.close();
});

test('what was put in line by the version before runs', async () => {
  const id = await requestJob(client, imageId, { removeBackground: {}, resize: { width: 21 } });
  await runSql(
    web,
    `update job set payload = payload - 'keptModel' || '{"isMatteKept": true}' where id = $1`,
    [id],
  );
  await run(id);
  expect(mattes).toBe(0);
});
