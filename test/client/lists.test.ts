import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CompleteImageUploadDocument,
  DeleteImagesDocument,
  JobsPageDocument,
  LibraryImagesDocument,
  RestoreImagesDocument,
} from '../../client/src/gql/graphql.ts';
import { follow, ImagesUpdated, JobsUpdated } from '../../client/src/live/follow.ts';
import { eventOf, finishedJob, imageEventOf, newImage, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;
let stop: () => void;

beforeEach(() => {
  wire = createWire((send) => vi.stubGlobal('fetch', send));
  const ends = [JobsUpdated, ImagesUpdated].map((document) =>
    follow(wire.client, wire.socketState, document as typeof JobsUpdated),
  );
  stop = () => {
    for (const end of ends) end();
  };
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const tell = (job: object) => wire.subscriptions[0]?.send(eventOf(job));
const tellOfImage = (...event: Parameters<typeof imageEventOf>) =>
  wire.subscriptions[1]?.send(imageEventOf(...event));

async function answer(name: string, data: object) {
  await expect.poll(() => wire.requests.map((request) => request.name)).toContain(name);
  await wire.requests.find((request) => request.name === name)?.answer(data);
}

const pageOf = (typename: string, nodes: object[]) => ({
  __typename: typename,
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
});

const library = { first: 48, after: null };

/** What the library shows. */
const shelf = () =>
  wire.client
    .readQuery(LibraryImagesDocument, library, { requestPolicy: 'cache-only' })
    ?.data?.images?.nodes.map((image) => image.id);

async function openLibrary(...images: object[]) {
  wire.client.query(LibraryImagesDocument, library).subscribe(() => {});
  await answer('LibraryImages', { images: pageOf('ImageConnection', images) });
  await expect.poll(shelf).toHaveLength(images.length);
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

test('an uploaded picture enters an open list of jobs without a question to the server', async () => {
  const shown: (number | undefined)[] = [];
  wire.client
    .query(JobsPageDocument, { first: 50, after: null })
    .subscribe(({ data }) => shown.push(data?.jobs?.nodes.length));
  await answer('JobsPage', { jobs: pageOf('JobConnection', []) });
  const uploading = wire.client
    .mutation(CompleteImageUploadDocument, { input: { uploadId: 'upl_1', recipes: [{}] } })
    .toPromise();
  await answer('CompleteImageUpload', {
    completeImageUpload: { __typename: 'UploadImagePayload', image: newImage, jobs: [queuedJob] },
  });
  await uploading;
  await expect.poll(() => shown.at(-1)).toBe(1);
  expect(wire.requests.map(({ name }) => name)).toEqual([]);
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
  wire.client.query(LibraryImagesDocument, library, { requestPolicy: 'network-only' }).subscribe(() => {});
  await expect.poll(() => wire.requests.map(({ name }) => name)).toEqual(['LibraryImages']);
  const [asked] = wire.requests;
  await change('DeleteImages');
  await asked?.answer({ images: pageOf('ImageConnection', [newImage]) });
  await expect.poll(() => wire.requests.length).toBe(0);
  expect(shelf()).toEqual([]);
});

test('a picture that is restored is back in its list, and hears its news again', async () => {
  await openLibrary(newImage);
  await change('DeleteImages');
  await change('RestoreImages');
  expect(shelf()).toEqual([newImage.id]);
  tell(finishedJob);
  expect(shelf()).toEqual([newImage.id]);
});
