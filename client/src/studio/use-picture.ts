import { useQuery } from 'urql';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { JobProgressFragment, RenditionResultFragment, StudioImageFragment } from '../gql/graphql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import type { Upload } from '../upload/upload.ts';
import type { Picture } from './session.ts';
import { useUpload } from './studio-context.ts';
import { StudioImage } from './studio-image.ts';

const PictureImage = graphql(`
  query PictureImage($id: ID!) {
    image(id: $id) {
      ...StudioImage
    }
  }
`);

const PictureJob = graphql(`
  query PictureJob($id: ID!) {
    job(id: $id) {
      ...JobProgress
      rendition {
        ...RenditionResult
      }
    }
  }
`);

/**
 * Where a picture is on its way, as the page shows it: `uploading` → `working` (its job) → `ready`; or `failed`, with
 * the problem and whether the upload or the job can be tried again; or `canceled`.
 */
export type PictureState =
  | { at: 'uploading'; upload: Upload }
  | { at: 'working'; job: JobProgressFragment | null }
  | { at: 'ready'; job: JobProgressFragment; result: RenditionResultFragment }
  | { at: 'failed'; problem: Problem; jobId: string | null }
  | { at: 'canceled'; jobId: string | null };

export interface LivePicture {
  picture: Picture;
  image: StudioImageFragment | null;
  state: PictureState;
}

/** A picture with what the cache knows of its image and its newest job; both change live. */
export function useLivePicture(picture: Picture): LivePicture {
  const upload = useUpload(picture.key);
  const [imageAnswer] = useQuery({
    query: PictureImage,
    variables: { id: picture.imageId ?? '' },
    pause: !picture.imageId,
  });
  const [jobAnswer] = useQuery({
    query: PictureJob,
    variables: { id: picture.jobId ?? '' },
    pause: !picture.jobId,
  });
  const image = picture.imageId ? (readFragment(StudioImage, imageAnswer.data?.image) ?? null) : null;
  const job = picture.jobId ? (jobAnswer.data?.job ?? null) : null;
  return { picture, image, state: stateOf(picture, upload, job) };
}

type JobAnswer = FragmentType<typeof JobProgress> & {
  rendition?: FragmentType<typeof RenditionResult> | null;
};

function stateOf(picture: Picture, upload: Upload | undefined, answer: JobAnswer | null): PictureState {
  if (picture.problem) return { at: 'failed', problem: picture.problem, jobId: null };
  if (upload && upload.phase !== 'sent') return uploadState(upload);
  const job = readFragment(JobProgress, answer);
  const result = readFragment(RenditionResult, answer?.rendition);
  if (!job || isActive(job.status)) return { at: 'working', job: job ?? null };
  if (job.status === 'CANCELED') return { at: 'canceled', jobId: job.id };
  if (job.error && job.status === 'FAILED') {
    return { at: 'failed', problem: problemOfJob(job.error), jobId: job.id };
  }
  return result ? { at: 'ready', job, result } : { at: 'working', job };
}

function uploadState(upload: Upload): PictureState {
  if (upload.phase === 'canceled') return { at: 'canceled', jobId: null };
  if (upload.phase === 'failed' && upload.problem)
    return { at: 'failed', problem: upload.problem, jobId: null };
  return { at: 'uploading', upload };
}
