import {
  type Cache,
  type CacheExchangeOpts,
  cacheExchange,
  type KeyingConfig,
  type Resolver,
  type UpdateResolver,
} from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { Client, composeExchanges } from 'urql';
import { readChanges } from './changes.ts';
import { keepNewest, takeKeyBack } from './keep-newest.ts';
import { isNodeType, rootFields, typeOfNode } from './node-type.ts';

/** What has no id of its own lives inside the object that carries it. */
const embedded = () => null;

const keys: KeyingConfig = {
  BatchConnection: embedded,
  BatchCounts: embedded,
  BatchItemsUpdate: embedded,
  BatchLimits: embedded,
  BatchRowConnection: embedded,
  Crop: embedded,
  CsvColumn: embedded,
  CsvLayout: embedded,
  CsvProblem: embedded,
  Encoding: embedded,
  Failure: embedded,
  FailureCount: embedded,
  GalleryConnection: embedded,
  GalleryLinkConnection: embedded,
  GalleryUpdate: embedded,
  HostCount: embedded,
  HttpHeader: embedded,
  ImageConnection: embedded,
  ImagesUpdate: embedded,
  ItemPlacement: embedded,
  JobConnection: embedded,
  JobMetrics: embedded,
  JobsUpdate: embedded,
  Limits: embedded,
  LinkPicture: embedded,
  LinkPreview: embedded,
  LinkUpload: embedded,
  MaskConnection: embedded,
  MaskLimits: embedded,
  MaskStep: embedded,
  MaskUse: embedded,
  MaskVersion: embedded,
  MaskVersionConnection: embedded,
  Money: embedded,
  PageInfo: embedded,
  Placement: embedded,
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
  // Its id is unique in its mask alone.
  Stroke: embedded,
  StrokeConnection: embedded,
  Trim: embedded,
  UploadTarget: embedded,
  Usage: embedded,
  WishlistConnection: embedded,
  WishlistUpdate: embedded,
};

const joinAllPages = relayPagination();

/**
 * Joins the pages that are as long as the one that is asked for. Each list of results has a length of its own, as each asks
 * for other fields: joined, what one of them lacks would take all of the picture from the other.
 */
const joinPages: Resolver = (parent, args, cache, info) => {
  const inspectFields: Cache['inspectFields'] = (entity) =>
    cache.inspectFields(entity).filter((field) => field.arguments?.first === args.first);
  return joinAllPages(parent, args, Object.create(cache, { inspectFields: { value: inspectFields } }), info);
};

const resolvers: CacheExchangeOpts['resolvers'] = {
  Query: Object.fromEntries(
    Object.entries(rootFields).map(([type, field]) => [
      field,
      (_parent: unknown, { id = '' }: { id?: string }) => ({
        __typename: field === 'node' ? typeOfNode(id) : type,
        id,
      }),
    ]),
  ),
  Image: { renditions: joinPages },
};

/** What no query holds the cache would forget: whatever came by itself or in a list can be asked for by its id. */
function keepNodes(result: object, _args: unknown, cache: Cache) {
  for (const { node } of Object.values(result).flatMap(readChanges)) {
    if (node && isNodeType(node.__typename))
      cache.link('Query', rootFields[node.__typename], { id: node.id }, cache.keyOfEntity({ ...node }));
  }
}

/** Each version has pages of its own, of thousands of numbers: who reads them takes them from the answers. */
const keepLastPage: UpdateResolver = (_result, args, cache, { parentKey }) => {
  for (const { fieldName, arguments: others } of cache.inspectFields(parentKey)) {
    const isThis = args.after === others?.after && args.version === others?.version;
    if (fieldName === 'strokes' && !isThis) cache.invalidate(parentKey, fieldName, others);
  }
};

const updates: CacheExchangeOpts['updates'] = {
  // A page of a list is asked for anew, and what has moved to the next one is still shown.
  Query: {
    images: keepNodes,
    jobs: keepNodes,
    galleries: keepNodes,
    wishlists: keepNodes,
    batches: keepNodes,
  },
  Batch: { rows: keepNodes },
  Gallery: { images: keepNodes },
  Mask: { strokes: keepLastPage },
  Mutation: Object.fromEntries(
    [
      'completeImageUpload',
      'importImage',
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
      'setImagesReviewed',
      'renderCollage',
      'createWishlist',
      'updateWishlist',
      'restoreWishlist',
      'addWishlistItem',
      'updateWishlistItem',
      'removeWishlistItem',
      'moveWishlistItem',
      'createBatch',
      'cancelBatch',
      'retryBatch',
    ].map((field) => [field, keepNodes]),
  ),
  Subscription: {
    jobsUpdated: keepNodes,
    imagesUpdated: keepNodes,
    galleryUpdated: keepNodes,
    wishlistUpdated: keepNodes,
    batchUpdated: keepNodes,
    batchItemsUpdated: keepNodes,
  },
};

export const normalisedCache = () =>
  composeExchanges([takeKeyBack(), cacheExchange({ keys, resolvers, updates }), keepNewest()]);

/** graphcache holds on to where it has read last: made to read elsewhere, it lets go of a session that is closed. */
export function releaseCache() {
  const cache = cacheExchange({ resolvers: { Query: { nothing: () => null } } });
  new Client({ url: '', exchanges: [cache] }).readQuery('{ nothing }', {}, { requestPolicy: 'cache-only' });
}
