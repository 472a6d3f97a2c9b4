import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CompleteImageUploadDocument,
  ImageListDocument,
  ImageTileOfDocument,
  PictureJobDocument,
  ProcessImageDocument,
  RetryJobDocument,
} from '../../client/src/gql/graphql.ts';
import { eventOf, finishedJob, newImage, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;
let stop: () => void;

beforeEach(() => {
  wire = createWire((send) => vi.stubGlobal('fetch', send));
  stop = wire.watch('Job');
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const tell = (job: object) => wire.subscriptions[0]?.send(eventOf(job));

async function answer(name: string, data: object) {
  await expect.poll(() => wire.requests.map((request) => request.name)).toContain(name);
  await wire.requests.find((request) => request.name === name)?.answer(data);
}

/** What a card reads, asking nobody. */
const readJob = (id = queuedJob.id) =>
  wire.client.readQuery(PictureJobDocument, { id }, { requestPolicy: 'cache-only' })?.data?.job as
    | { status: string; progress: number; rendition: { id: string } | null }
    | undefined;

const runRecipe = () =>
  wire.client.mutation(ProcessImageDocument, { input: { imageId: newImage.id, recipe: {} } }).toPromise();

test('an answer that is older than an event since its request leaves the card done', async () => {
  const running = runRecipe();
  tell(finishedJob);
  await answer('ProcessImage', { processImage: { __typename: 'JobPayload', job: queuedJob } });
  expect((await running).error).toBeUndefined();
  expect(readJob()).toMatchObject({ status: 'SUCCEEDED', progress: 1, rendition: { id: 'ren_1' } });
});

test('what is told of another job that only names it does not take its place', async () => {
  const running = runRecipe();
  tell(finishedJob);
  tell({ ...queuedJob, id: 'job_9', retryOf: { __typename: 'Job', id: queuedJob.id } });
  await answer('ProcessImage', { processImage: { __typename: 'JobPayload', job: queuedJob } });
  await running;
  expect(readJob()).toMatchObject({ status: 'SUCCEEDED', progress: 1 });
});

test('an answer that is newer than the events since its request counts', async () => {
  tell({ ...queuedJob, status: 'FAILED', attempt: 3, revision: 2 });
  const retrying = wire.client.mutation(RetryJobDocument, { id: queuedJob.id }).toPromise();
  tell({ ...queuedJob, status: 'RUNNING', attempt: 1, revision: 3 });
  const canceled = { ...queuedJob, status: 'CANCELED', revision: 4 };
  await answer('RetryJob', { retryJob: { __typename: 'JobPayload', job: canceled } });
  await retrying;
  expect(readJob()).toMatchObject({ status: 'CANCELED' });
});

test("an upload's late answer leaves the picture its thumbnail", async () => {
  const uploading = wire.client
    .mutation(CompleteImageUploadDocument, { input: { uploadId: 'upl_1', recipes: [{}] } })
    .toPromise();
  tell(finishedJob);
  const other = { ...queuedJob, id: 'job_2', kind: 'PREPARE_IMAGE' };
  await answer('CompleteImageUpload', {
    completeImageUpload: {
      __typename: 'CompleteImageUploadPayload',
      image: newImage,
      jobs: [queuedJob, other],
    },
  });
  expect((await uploading).error).toBeUndefined();

  expect(readJob()).toMatchObject({ status: 'SUCCEEDED' });
  const id = newImage.id;
  const tile = wire.client.readQuery(ImageTileOfDocument, { id }, { requestPolicy: 'cache-only' });
  expect(tile?.data?.image).toMatchObject({ thumbnail: { url: '/files/thumbnail' } });
});

test('a slow answer to a question does not take back an event either', async () => {
  const asking = wire.client.query(PictureJobDocument, { id: queuedJob.id }).toPromise();
  tell(finishedJob);
  await answer('PictureJob', { job: queuedJob });
  await asking;
  expect(readJob()).toMatchObject({ status: 'SUCCEEDED' });
});

test('an event counts more than an answer before it, also while a question is open since before both', async () => {
  const asked = wire.client.query(ImageListDocument, { first: 48, after: null }).toPromise();
  for (const id of ['job_0', queuedJob.id]) {
    const running = runRecipe();
    await answer('ProcessImage', { processImage: { __typename: 'JobPayload', job: { ...queuedJob, id } } });
    await running;
    tell({ ...finishedJob, id });
  }
  expect(readJob()).toMatchObject({ status: 'SUCCEEDED' });
  await answer('ImageList', {
    page: {
      __typename: 'ImageConnection',
      nodes: [],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });
  await asked;
  expect(readJob()).toMatchObject({ status: 'SUCCEEDED' });
});
