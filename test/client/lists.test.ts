import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CompleteUploadDocument, JobsPageDocument } from '../../client/src/gql/graphql.ts';
import { newImage, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;

beforeEach(() => {
  wire = createWire((send) => vi.stubGlobal('fetch', send));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function answer(name: string, data: object) {
  await expect.poll(() => wire.requests.map((request) => request.name)).toContain(name);
  await wire.requests.find((request) => request.name === name)?.answer(data);
}

const pageOf = (typename: string, nodes: object[]) => ({
  __typename: typename,
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
});

test('an uploaded picture enters an open list of jobs without a question to the server', async () => {
  const shown: (number | undefined)[] = [];
  wire.client
    .query(JobsPageDocument, { first: 50, after: null })
    .subscribe(({ data }) => shown.push(data?.jobs.nodes.length));
  await answer('JobsPage', { jobs: pageOf('JobConnection', []) });
  const uploading = wire.client
    .mutation(CompleteUploadDocument, { input: { imageId: newImage.id, recipes: [{}] } })
    .toPromise();
  await answer('CompleteUpload', {
    completeUpload: { __typename: 'UploadImagePayload', image: newImage, jobs: [queuedJob] },
  });
  await uploading;
  await expect.poll(() => shown.at(-1)).toBe(1);
  expect(wire.requests.map(({ name }) => name)).toEqual([]);
});
