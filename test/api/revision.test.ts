import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { uploadImage } from '../jobs/work.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
/** The same server without a worker, so that nothing changes by itself. */
let idle: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  idle = await startTestApp({ work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await idle.close();
});

interface State {
  id: string;
  revision: number;
  updatedAt: string;
}

const readImage = async (id: string, by = client) =>
  (await by.get<{ image: State }>('query ($id: ID!) { image(id: $id) { id revision updatedAt } }', { id }))
    .image;

test('every change of an image raises its revision and dates it, in the answer as in the row', async () => {
  const id = await uploadImage(app, client);
  let before = await readImage(id);
  const change = async (mutation: string, input: string) => {
    const { answer } = await client.get<{ answer: { images: State[] } }>(
      `mutation { answer: ${mutation}(input: { ids: ["${id}"] ${input} }) { images { id revision updatedAt } } }`,
    );
    const after = answer.images[0]!;
    expect(after.revision).toBe(before.revision + 1);
    expect(Date.parse(after.updatedAt)).toBeGreaterThan(Date.parse(before.updatedAt));
    expect(await readImage(id)).toEqual(after);
    before = after;
  };
  await change('setImagesPublicUrls', 'hasPublicUrls: true');
  await client.get(`mutation { deleteImages(input: { ids: ["${id}"] }) { deletedIds } }`);
  before.revision += 1;
  await change('restoreImages', '');
  await runSql(app, "update image set filename = 'other.jpg' where id = $1", [id]);
  expect((await readImage(id)).revision).toBe(before.revision + 1);
});

test('no event of a job has a lower revision than one before it, and the last one has that of the row', async () => {
  const { data } = await client.upload(await makePicture({ width: 640, height: 480 }), {
    recipes: [{ removeBackground: {} }],
  });
  const id = data!.uploadImage.jobs[1]!.id;
  const revisions: number[] = [];
  const events = 'subscription ($id: ID!) { jobUpdated(id: $id) { revision } }';
  for await (const event of client.subscribe<{ jobUpdated: State }>(events, { id }))
    if (event.data) revisions.push(event.data.jobUpdated.revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  const { job } = await client.get<{ job: State }>('query ($id: ID!) { job(id: $id) { revision } }', { id });
  expect(job.revision).toBe(revisions.at(-1));
});

test('a job that is canceled has its new revision in the answer', async () => {
  const own = await signUp(idle.url);
  const { data } = await own.upload(await makePicture({ width: 64, height: 48 }));
  const { cancelJob } = await own.get<{ cancelJob: { job: State } }>(
    'mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { revision } } }',
    { id: data!.uploadImage.jobs[0]!.id },
  );
  expect(cancelJob.job.revision).toBe(2);
  await own.close();
});
