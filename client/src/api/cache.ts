import {
  type Cache,
  type CacheExchangeOpts,
  cacheExchange,
  type KeyingConfig,
} from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { Client, composeExchanges } from 'urql';
import { readChanges } from './changes.ts';
import { keepNewest, takeKeyBack } from './keep-newest.ts';
import { isNodeType, rootFields } from './node-type.ts';

/** What has no id of its own lives inside the object that carries it. */
const embedded = () => null;

const keys: KeyingConfig = {
  Crop: embedded,
  Encoding: embedded,
  Failure: embedded,
  GalleryConnection: embedded,
  GalleryLinkConnection: embedded,
  GalleryUpdate: embedded,
  HttpHeader: embedded,
  ImageConnection: embedded,
  ImagesUpdate: embedded,
  JobConnection: embedded,
  JobMetrics: embedded,
  JobsUpdate: embedded,
  Limits: embedded,
  LinkUpload: embedded,
  PageInfo: embedded,
  PurgeCounts: embedded,
  PurgeError: embedded,
  PurgePlan: embedded,
  PurgeReceipt: embedded,
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

const resolvers: CacheExchangeOpts['resolvers'] = {
  Query: Object.fromEntries(
    Object.entries(rootFields).map(([__typename, field]) => [
      field,
      (_parent: unknown, { id }: { id?: string }) => ({ __typename, id }),
    ]),
  ),
  Image: { renditions: relayPagination() },
};

/** What no query holds the cache would forget: whatever came by itself or in a list can be asked for by its id. */
function keepNodes(result: object, _args: unknown, cache: Cache) {
  for (const { node } of Object.values(result).flatMap(readChanges)) {
    if (node && isNodeType(node.__typename))
      cache.link('Query', rootFields[node.__typename], { id: node.id }, cache.keyOfEntity({ ...node }));
  }
}

const updates: CacheExchangeOpts['updates'] = {
  // A page of a list is asked for anew, and what has moved to the next one is still shown.
  Query: { images: keepNodes, jobs: keepNodes, galleries: keepNodes },
  Gallery: { images: keepNodes },
  Mutation: Object.fromEntries(
    [
      'completeImageUpload',
      'processImage',
      'retryJob',
      'cancelJob',
      'restoreImages',
      'createGallery',
      'updateGallery',
      'restoreGallery',
      'moveImages',
      'copyImages',
      'extendImages',
      'approveImages',
    ].map((field) => [field, keepNodes]),
  ),
  Subscription: { jobsUpdated: keepNodes, imagesUpdated: keepNodes, galleryUpdated: keepNodes },
};

export const normalisedCache = () =>
  composeExchanges([takeKeyBack(), cacheExchange({ keys, resolvers, updates }), keepNewest()]);

/** graphcache holds on to where it has read last: made to read elsewhere, it lets go of a session that is closed. */
export function releaseCache() {
  const cache = cacheExchange({ resolvers: { Query: { nothing: () => null } } });
  new Client({ url: '', exchanges: [cache] }).readQuery('{ nothing }', {}, { requestPolicy: 'cache-only' });
}
