import { maxUrlsPerRow } from '../../config/batch-limit.ts';
import { maxIds } from '../../config/id-limit.ts';
import { maskLimits } from '../../config/mask-limit.ts';
import { maxPageSize } from '../../config/page-size.ts';
import { queryLimits } from '../../config/query-limit.ts';
import { requestLimits, socketLimits } from '../../config/request-limit.ts';
import { longestUrlMs } from '../../config/url-limit.ts';
import type { Context } from '../../context/context.ts';
import { maxApiKeys, maxOverlapMs } from '../../schema/api-key.ts';
import { collageAspects } from '../../schema/collage.ts';
import { restorableMs } from '../../schema/life.ts';
import type {
  BatchLimits,
  InputLimits,
  Limits,
  Lives,
  Quotas,
  SegmentationModel,
} from '../../schema/limits.ts';
import { maxJobsAtOnce } from '../../schema/process-image.ts';
import { maxTextLength } from '../../schema/text.ts';
import { urlHeaders } from '../../tools/csv/column-name.ts';
import { encodings } from '../../tools/csv/find-encoding.ts';
import { acceptedMimeTypes } from '../../tools/imaging/sniff.ts';
import { maySignUpFrom } from '../access/page-origin.ts';
import { burstSeconds } from '../account/rate-limit.ts';
import { downloadLifeMs, maxDownloadRenditions } from '../download/download.ts';
import { maxRecipes } from '../image/image-input.ts';
import { qualitiesOf } from '../recipe/compile-plan.ts';
import { maxPendingUploads, targetLifeMs, uploadLifeMs } from '../upload/create-upload.ts';
import { cursorLifeMs } from '../watch/cursor.ts';

export function readLimits(ctx: Context): Limits {
  const { config } = ctx;
  const { maxUploadBytes, maxPixels, maxSide, signUp, rateLimit } = config;
  return {
    maxUploadBytes,
    maxPixels,
    maxSide,
    mimeTypes: [...acceptedMimeTypes],
    models: readModels(ctx),
    isSignUpOpen: signUp === 'open' && maySignUpFrom(ctx),
    query: {
      maxCost: queryLimits.cost,
      maxTokens: queryLimits.tokens,
      maxAliases: queryLimits.aliases,
      maxDepth: queryLimits.depth,
    },
    rateLimit: { pointsPerSecond: rateLimit, burst: rateLimit * burstSeconds },
    quotas: readQuotas(ctx),
    lives: readLives(ctx),
    input: { ...input, maxGalleryImages: config.maxGalleryImages },
    masks: {
      maxMasks: maskLimits.masks,
      maxStrokes: maskLimits.strokes,
      maxPoints: maskLimits.strokePoints,
      maxRequestPoints: maskLimits.requestPoints,
    },
    batch: readBatchLimits(ctx),
    maxWishlistItems: config.maxWishlistItems,
    collageAspects: [...collageAspects],
    sockets: {
      maxSockets: socketLimits.sockets,
      maxOperations: socketLimits.operations,
      maxOperationsInAll: socketLimits.operationsInAll,
    },
  };
}

const precisions = { int8: 'INT8', fp32: 'FP32' } as const;

function readModels({ imaging }: Context): SegmentationModel[] {
  return imaging
    .models()
    .filter(({ ready }) => ready)
    .map(({ precision, efforts, ...model }) => ({
      ...model,
      qualities: qualitiesOf(efforts),
      precision: precision && precisions[precision],
    }));
}

/** What an account may hold: each the same. */
export function readQuotas({ config }: Context): Quotas {
  return {
    images: config.maxImages,
    storedBytes: config.maxStoredBytes,
    activeJobs: config.maxQueuedJobs,
    downloads: config.maxDownloads,
    pendingUploads: maxPendingUploads,
    apiKeys: maxApiKeys,
  };
}

function readLives({ config }: Context): Lives {
  return {
    defaultImage: config.defaultTtlMs,
    longestImage: config.maxTtlMs,
    longestUrl: longestUrlMs,
    upload: uploadLifeMs,
    uploadTarget: targetLifeMs,
    download: downloadLifeMs,
    restorable: restorableMs,
    updateCursor: cursorLifeMs,
    longestKeyOverlap: maxOverlapMs,
  };
}

const input: Omit<InputLimits, 'maxGalleryImages'> = {
  maxIds,
  maxRecipes,
  maxJobs: maxJobsAtOnce,
  maxDownloadRenditions,
  maxPageSize,
  maxCharacters: maxTextLength,
  maxJsonBytes: requestLimits.jsonBytes,
  maxMessageBytes: requestLimits.messageBytes,
};

function readBatchLimits({ config }: Context): BatchLimits {
  return {
    maxBytes: config.maxBatchBytes,
    maxRows: config.maxBatchRows,
    maxUrlsPerRow,
    maxActive: config.maxBatches,
    encodings: [...encodings],
    urlHeaders: [...urlHeaders],
  };
}
