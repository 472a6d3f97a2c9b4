import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { ImageFormat, JobProgressFragment } from '../gql/graphql.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import { problemOfJob, problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';

const RenderCollage = graphql(`
  mutation RenderCollage($input: RenderCollageInput!) {
    renderCollage(input: $input) {
      job {
        ...JobLive
        ...JobProgress
      }
    }
  }
`);

const RenderJobOf = graphql(`
  query RenderJobOf($id: ID!) {
    job(id: $id) {
      ...JobProgress
    }
  }
`);

const CollagePicture = graphql(`
  query CollagePicture($id: ID!, $aspect: Float!, $width: Int!, $format: ImageFormat!) {
    node(id: $id) {
      ... on Wishlist {
        __typename
        id
        collage(aspect: $aspect) {
          id
          image(width: $width, format: $format)
        }
      }
    }
  }
`);

interface PictureWanted {
  wishlistId: string;
  aspect: number;
  width: number;
  format: ImageFormat;
}

/** So often: somebody may put a piece elsewhere between the picture that is made and the question for it. */
const tries = 3;

/** Has a picture of a collage made, as it is now, and answers with its address. */
export async function renderPicture(
  client: Client,
  wanted: PictureWanted,
): Promise<{ url: string } | { problem: Problem }> {
  for (let left = tries; left > 0; left--) {
    const { data, error } = await client.mutation(RenderCollage, { input: wanted }).toPromise();
    if (error) return { problem: problemOfRequest(error) };
    const job = readFragment(JobProgress, data?.renderCollage?.job);
    const ended = job && (isActive(job.status) ? await waitFor(client, job.id) : job);
    if (ended?.status === 'FAILED' && ended.error) return { problem: problemOfJob(ended.error) };
    if (ended?.status !== 'SUCCEEDED') return { problem: { code: 'CANCELED', params: {} } };
    const url = await askUrl(client, wanted);
    if (url) return { url };
  }
  return { problem: { code: 'CONFLICT', params: {} } };
}

/** The cache hears of it by the subscription to jobs; null once it is gone. */
const waitFor = (client: Client, id: string): Promise<JobProgressFragment | null> =>
  new Promise((resolve) => {
    const { unsubscribe } = client.query(RenderJobOf, { id }).subscribe(({ data, stale }) => {
      const job = readFragment(JobProgress, data?.job) ?? null;
      if (job ? isActive(job.status) : stale) return;
      resolve(job);
      // An answer that is in the cache comes before there is anything to end.
      queueMicrotask(() => unsubscribe());
    });
  });

async function askUrl(
  client: Client,
  { wishlistId, aspect, width, format }: PictureWanted,
): Promise<string | null> {
  const variables = { id: wishlistId, aspect, width, format };
  const { data } = await client
    .query(CollagePicture, variables, { requestPolicy: 'network-only' })
    .toPromise();
  return (data?.node?.__typename === 'Wishlist' && data.node.collage.image) || null;
}
