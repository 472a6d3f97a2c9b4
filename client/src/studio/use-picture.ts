import { useQuery } from 'urql';
import { useStore } from 'zustand';
import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { JobProgressFragment, RenditionResultFragment, StudioImageFragment } from '../gql/graphql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { useFeature } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import type { Upload } from '../upload/upload.ts';
import { StudioImage } from './studio-image.ts';
import { StudioJob } from './studio-job.ts';
import type { Picture, PictureStore } from './table.ts';

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
      ...StudioJob
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
export function useLivePicture(store: PictureStore): LivePicture {
  const picture = useStore(store);
  const stopped = useStore(useFeature(trayFeature).state, (tray) => tray.stopped);
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
  return { picture, image, state: stateOf(picture, stopped, job) };
}

/** Whether the result is a cutout on which its owner is asked to look. */
export const isMarked = ({ image, state }: LivePicture): boolean =>
  state.at === 'ready' && Boolean(state.result.recipe.removeBackground && image?.needsReview);

function stateOf(
  { upload, problem }: Picture,
  stopped: Problem | null,
  answer: FragmentType<typeof StudioJob> | null,
): PictureState {
  if (problem) return { at: 'failed', problem, jobId: null };
  if (upload && upload.phase !== 'sent') return uploadState(upload, stopped);
  const studioJob = readFragment(StudioJob, answer);
  const job = readFragment(JobProgress, studioJob);
  const result = readFragment(RenditionResult, studioJob?.rendition);
  if (!job || isActive(job.status)) return { at: 'working', job: job ?? null };
  if (job.status === 'CANCELED') return { at: 'canceled', jobId: job.id };
  if (job.error && job.status === 'FAILED') {
    return { at: 'failed', problem: problemOfJob(job.error), jobId: job.id };
  }
  if (result) return { at: 'ready', job, result };
  // It is there, and what is made of it is not yet.
  return { at: 'working', job: job.kind === 'IMPORT_URL' ? null : job };
}

function uploadState(upload: Upload, stopped: Problem | null): PictureState {
  if (upload.phase === 'canceled') return { at: 'canceled', jobId: null };
  // A line that stands still has a reason, which is this picture's too.
  const problem = upload.phase === 'waiting' ? stopped : upload.problem;
  return problem ? { at: 'failed', problem, jobId: null } : { at: 'uploading', upload };
}
