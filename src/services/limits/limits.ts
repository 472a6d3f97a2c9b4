import { queryLimits } from '../../config/query-limit.ts';
import type { Context } from '../../context/context.ts';
import type { Limits } from '../../schema/limits.ts';
import { acceptedMimeTypes } from '../../tools/imaging/sniff.ts';
import { maySignUpFrom } from '../access/page-origin.ts';
import { burstSeconds } from '../account/rate-limit.ts';

export function readLimits(ctx: Context): Limits {
  const { config, imaging } = ctx;
  const { maxUploadBytes, maxPixels, maxSide, signUp, rateLimit } = config;
  return {
    maxUploadBytes,
    maxPixels,
    maxSide,
    mimeTypes: [...acceptedMimeTypes],
    models: imaging.models().filter((model) => model.ready),
    isSignUpOpen: signUp === 'open' && maySignUpFrom(ctx),
    query: {
      maxCost: queryLimits.cost,
      maxTokens: queryLimits.tokens,
      maxAliases: queryLimits.aliases,
      maxDepth: queryLimits.depth,
    },
    rateLimit: { pointsPerSecond: rateLimit, burst: rateLimit * burstSeconds },
    quotas: {
      images: config.maxImages,
      storedBytes: config.maxStoredBytes,
      activeJobs: config.maxQueuedJobs,
      downloads: config.maxDownloads,
    },
  };
}
