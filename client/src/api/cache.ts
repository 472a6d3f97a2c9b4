import {
  type Cache,
  type CacheExchangeOpts,
  cacheExchange,
  type KeyingConfig,
} from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { composeExchanges } from 'urql';
import type { JobStatus } from '../gql/graphql.ts';
import { keepNewest, takeKeyBack } from './keep-newest.ts';
import { dropNode, insertNode, keepConnected } from './node-list.ts';

/** What has no id of its own lives inside the object that carries it. */
const embedded = () => null;

const keys: KeyingConfig = {
  Crop: embedded,
  Encoding: embedded,
  Failure: embedded,
  HttpHeader: embedded,
  ImageConnection: embedded,
  ImagesUpdate: embedded,
  JobConnection: embedded,
  JobMetrics: embedded,
  JobsUpdate: embedded,
  Limits: embedded,
  PageInfo: embedded,
  Recipe: embedded,
  RemoveBackground: embedded,
  RenditionConnection: embedded,
  Resize: embedded,
  SegmentationModel: embedded,
  StageTiming: embedded,
  Trim: embedded,
  UploadTarget: embedded,
  Usage: embedded,
};

interface Entity {
  __typename: 'Image' | 'Job';
  id: string;
}

interface JobEntity extends Entity {
  status: JobStatus;
}

interface JobListArgs {
  filter?: { statuses?: JobStatus[] | null } | null;
}

/** A job that was heard of enters the lists whose filter it passes and leaves the others. */
function placeJob(cache: Cache, job: JobEntity | null | undefined) {
  if (!job) return;
  const passes = (args: JobListArgs | null) =>
    !args?.filter?.statuses?.length || args.filter.statuses.includes(job.status);
  insertNode(cache, 'jobs', job, passes);
  dropNode(cache, 'jobs', job, (args) => !passes(args));
}

/** What the two subscriptions of live/follow.ts bring. */
interface Update {
  job?: JobEntity | null;
  image?: Entity | null;
  deletedId: string | null;
}

interface JobResult {
  job: JobEntity;
}

const resolvers: CacheExchangeOpts['resolvers'] = {
  Query: {
    image: (_parent, { id }) => ({ __typename: 'Image', id }),
    job: (_parent, { id }) => ({ __typename: 'Job', id }),
    images: relayPagination(),
    jobs: relayPagination(),
  },
  Image: { renditions: relayPagination() },
};

const updates: CacheExchangeOpts['updates'] = {
  Query: {
    images: (_result, args, cache) => keepConnected(cache, 'images', args),
    jobs: (_result, args, cache) => keepConnected(cache, 'jobs', args),
  },
  Mutation: {
    completeImageUpload: (result, _args, cache) => {
      const { completeImageUpload } = result as {
        completeImageUpload?: { image: Entity; jobs: JobEntity[] } | null;
      };
      if (!completeImageUpload) return;
      insertNode(cache, 'images', completeImageUpload.image);
      for (const job of completeImageUpload.jobs) placeJob(cache, job);
    },
    processImage: (result, _args, cache) =>
      placeJob(cache, (result as { processImage?: JobResult | null }).processImage?.job),
    retryJob: (result, _args, cache) =>
      placeJob(cache, (result as { retryJob?: JobResult | null }).retryJob?.job),
    deleteImages: (result, _args, cache) => {
      const { deleteImages } = result as { deleteImages?: { deletedIds: string[] } | null };
      for (const id of deleteImages?.deletedIds ?? []) dropNode(cache, 'images', { __typename: 'Image', id });
    },
    restoreImages: (result, _args, cache) => {
      const { restoreImages } = result as { restoreImages?: { images: Entity[] } | null };
      for (const image of restoreImages?.images ?? []) insertNode(cache, 'images', image);
    },
  },
  Subscription: {
    jobsUpdated: (result, _args, cache) => {
      const { jobsUpdated: update } = result as { jobsUpdated?: Update | null };
      placeJob(cache, update?.job);
      if (update?.deletedId) dropNode(cache, 'jobs', { __typename: 'Job', id: update.deletedId });
    },
    imagesUpdated: (result, _args, cache) => {
      const { imagesUpdated: update } = result as { imagesUpdated?: Update | null };
      if (update?.image) insertNode(cache, 'images', update.image);
      if (update?.deletedId) dropNode(cache, 'images', { __typename: 'Image', id: update.deletedId });
    },
  },
};

export const normalisedCache = () =>
  composeExchanges([takeKeyBack(), cacheExchange({ keys, resolvers, updates }), keepNewest()]);
