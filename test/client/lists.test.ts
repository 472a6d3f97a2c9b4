import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CompleteImageUploadDocument,
  DeleteImagesDocument,
  ImageTileOfDocument,
  JobRowOfDocument,
  RestoreImagesDocument,
  SetImagesReviewedDocument,
} from '../../client/src/gql/graphql.ts';
import { jobList } from '../../client/src/jobs/job-list.ts';
import { imageList } from '../../client/src/list/image-list.ts';
import { createLists } from '../../client/src/list/lists.ts';
import type { LiveList } from '../../client/src/list/live-list.ts';
import { eventOf, finishedJob, imageEventOf, newImage, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;
let lists: ReturnType<typeof createLists>;
let stop: () => void;

beforeEach(() => {
  wire = createWire((send) => vi.stubGlobal('fetch', send));
  lists = createLists(wire.client);
  wire.changes.listen(lists.take);
  const ends = [wire.watch('Job'), wire.watch('Image')];
  stop = () => {
    for (const end of ends) end();
  };
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const tell = (job: object) => wire.subscriptions[0]?.send(eventOf(job));
const tellOfImage = (...event: Parameters<typeof imageEventOf>) =>
  wire.subscriptions[1]?.send(imageEventOf(...event));

async function answer(name: string, data: object) {
  await expect.poll(() => wire.requests.map((request) => request.name)).toContain(name);
  await wire.requests.find((request) => request.name === name)?.answer(data);
}

const pageOf = (typename: string, nodes: object[]) => ({
  page: {
    __typename: typename,
    nodes,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});

const idsOf = ({ state }: LiveList) => state.getState().ids;

const library = () => lists.get(imageList, null);
const shelf = () => idsOf(library());
const review = () => lists.get(imageList, { needsReview: true });

async function openLibrary(...images: object[]) {
  library().refresh('changed');
  await answer('ImageList', pageOf('ImageConnection', images));
  await expect.poll(shelf).toHaveLength(images.length);
}

async function openJobs(statuses: ('QUEUED' | 'SUCCEEDED')[] | null) {
  const list = lists.get(jobList, statuses && { statuses });
  list.refresh('changed');
  await answer('JobList', pageOf('JobConnection', []));
  await expect.poll(() => list.state.getState().isKnown).toBe(true);
  return list;
}

async function change(name: 'DeleteImages' | 'RestoreImages') {
  const document = name === 'DeleteImages' ? DeleteImagesDocument : RestoreImagesDocument;
  const changing = wire.client.mutation(document, { ids: [newImage.id] }).toPromise();
  await answer(
    name,
    name === 'DeleteImages'
      ? { deleteImages: { __typename: 'DeleteImagesPayload', deletedIds: [newImage.id] } }
      : { restoreImages: { __typename: 'RestoreImagesPayload', images: [newImage] } },
  );
  await changing;
}

test('an uploaded picture enters an open list of jobs with all that a row shows, and nothing is asked for it', async () => {
  const jobs = await openJobs(null);
  const uploading = wire.client
    .mutation(CompleteImageUploadDocument, { input: { uploadId: 'upl_1', recipes: [{}] } })
    .toPromise();
  await answer('CompleteImageUpload', {
    completeImageUpload: { __typename: 'CompleteImageUploadPayload', image: newImage, jobs: [queuedJob] },
  });
  await uploading;
  expect(idsOf(jobs)).toEqual([queuedJob.id]);
  const id = queuedJob.id;
  const row = wire.client.readQuery(JobRowOfDocument, { id }, { requestPolicy: 'cache-only' });
  expect(row?.data?.job).toMatchObject({ status: 'QUEUED', image: { filename: 'vase.jpg' } });
  expect(wire.requests.map(({ name }) => name)).toEqual([]);
});

test('a job is in the lists whose filter it passes, and leaves them when it does no more', async () => {
  const waiting = await openJobs(['QUEUED']);
  const done = await openJobs(['SUCCEEDED']);
  tell(queuedJob);
  expect([idsOf(waiting), idsOf(done)]).toEqual([[queuedJob.id], []]);
  tell(finishedJob);
  expect([idsOf(waiting), idsOf(done)]).toEqual([[], [queuedJob.id]]);
});

test('what others add, delete and restore enters and leaves an open list', async () => {
  await openLibrary();
  tellOfImage(newImage);
  expect(shelf()).toEqual([newImage.id]);
  tellOfImage(null, newImage.id);
  expect(shelf()).toEqual([]);
  tellOfImage(newImage);
  expect(shelf()).toEqual([newImage.id]);
});

test('a deleted picture does not come back with the last news of its job', async () => {
  await openLibrary(newImage);
  await change('DeleteImages');
  expect(shelf()).toEqual([]);
  tell(finishedJob);
  expect(shelf()).toEqual([]);
});

test('a deleted picture does not come back with a list that was asked for before', async () => {
  await openLibrary(newImage);
  library().refresh('changed');
  await expect.poll(() => wire.requests.map(({ name }) => name)).toEqual(['ImageList']);
  const [asked] = wire.requests;
  expect(asked?.query).toMatch(/fragment ImageLive on Image \{[^}]*\.\.\.ImageTile/);
  await change('DeleteImages');
  await asked?.answer(pageOf('ImageConnection', [newImage]));
  await expect.poll(() => library().state.getState().isAsking).toBe(false);
  expect(shelf()).toEqual([]);
});

test('a picture that is restored is back in its list, and hears its news again', async () => {
  await openLibrary(newImage);
  await change('DeleteImages');
  await change('RestoreImages');
  expect(shelf()).toEqual([newImage.id]);
  tell(finishedJob);
  const { id } = newImage;
  const tile = wire.client.readQuery(ImageTileOfDocument, { id }, { requestPolicy: 'cache-only' });
  expect(tile?.data?.image).toMatchObject({ thumbnail: { url: '/files/thumbnail' } });
});

const marked = { ...newImage, needsReview: true };

async function openReview(...images: object[]) {
  review().refresh('changed');
  await answer('ImageList', pageOf('ImageConnection', images));
  await expect.poll(() => review().state.getState().isKnown).toBe(true);
}

async function setReviewed(isReviewed: boolean, revision: number, meanwhile = () => {}) {
  const saying = wire.client
    .mutation(SetImagesReviewedDocument, { ids: [marked.id], isReviewed })
    .toPromise();
  await expect.poll(() => wire.requests.map(({ name }) => name)).toEqual(['SetImagesReviewed']);
  meanwhile();
  await answer('SetImagesReviewed', {
    setImagesReviewed: {
      __typename: 'SetImagesReviewedPayload',
      images: [{ ...marked, needsReview: !isReviewed, revision }],
    },
  });
  await saying;
}

test('a picture is in the list of those that are worth a look while it is, and in that of all anyhow', async () => {
  await openLibrary(newImage);
  await openReview();
  tellOfImage({ ...marked, revision: 2 });
  expect([idsOf(review()), shelf()]).toEqual([[marked.id], [marked.id]]);
  tellOfImage({ ...newImage, revision: 3 });
  expect([idsOf(review()), shelf()]).toEqual([[], [marked.id]]);
});

test('what is said to be fine leaves their list, is back when that is taken back, and its row knows', async () => {
  await openReview(marked);
  const isMarked = () =>
    wire.client.readQuery(ImageTileOfDocument, { id: marked.id }, { requestPolicy: 'cache-only' })?.data
      ?.image;
  await setReviewed(true, 2);
  expect(idsOf(review())).toEqual([]);
  expect(isMarked()).toMatchObject({ needsReview: false });
  await setReviewed(false, 3);
  expect(idsOf(review())).toEqual([marked.id]);
  expect(isMarked()).toMatchObject({ needsReview: true });
});

test('an answer that comes after the news of it being taken back elsewhere does not take it out', async () => {
  await openReview(marked);
  await setReviewed(true, 2, () => {
    tellOfImage({ ...newImage, revision: 2 });
    tellOfImage({ ...marked, revision: 3 });
  });
  expect(idsOf(review())).toEqual([marked.id]);
});

test('a list of them that was asked for before one was said to be fine is without it', async () => {
  await openReview(marked);
  review().refresh('changed');
  await expect.poll(() => wire.requests.map(({ name }) => name)).toEqual(['ImageList']);
  const [asked] = wire.requests;
  tellOfImage({ ...newImage, revision: 2 });
  await asked?.answer(pageOf('ImageConnection', [marked]));
  await expect.poll(() => review().state.getState().isAsking).toBe(false);
  expect(idsOf(review())).toEqual([]);
});

test('what has moved from a page to the next is still there for its row', async () => {
  // The cache lets go of what nothing holds only outside of tests.
  vi.stubEnv('NODE_ENV', 'production');
  const imageAt = (id: string, second: number) => ({
    ...newImage,
    id,
    createdAt: `2030-01-01T10:00:0${second}.000Z`,
  });
  const [older, newer, newest] = [imageAt('img_1', 1), imageAt('img_2', 2), imageAt('img_3', 3)];
  await openLibrary(newer, older);
  tellOfImage(newest);
  expect(shelf()).toEqual(['img_3', 'img_2', 'img_1']);
  library().refresh('changed');
  const page = pageOf('ImageConnection', [newest, newer]);
  page.page.pageInfo.hasNextPage = true;
  await answer('ImageList', page);
  await expect.poll(() => library().state.getState().isAsking).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(shelf()).toContain('img_1');
  const row = wire.client.readQuery(ImageTileOfDocument, { id: 'img_1' }, { requestPolicy: 'cache-only' });
  expect(row?.data?.image).toMatchObject({ filename: 'vase.jpg' });
});
