import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { blockHost, readWish } from '../../services/fetch/block-host.ts';
import { politeHostOf } from '../../services/fetch/host-of.ts';
import { renameImage } from '../../services/gallery/rename-image.ts';
import { originalKey } from '../../services/image/original.ts';
import { saveTaken, takeIn } from '../../services/image/take-in.ts';
import type { PayloadOf } from '../../services/job/job-spec.ts';
import { startJobs } from '../../services/job/start-jobs.ts';
import { noteEvent } from '../../services/webhook/note-event.ts';
import { cutoutRecipe } from '../../services/wishlist/item-cutout.ts';
import { fetchFailed } from '../../tools/remote/fetch-failure.ts';
import type { RemoteAnswer } from '../../tools/remote/remote.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';
import { findJobImage } from './job-image.ts';

/** Fetches the bytes that an image awaits: services/upload/import-image.ts. */
export async function importUrl(
  ctx: Context,
  { job, payload, signal, report, begin }: Work<PayloadOf<'IMPORT_URL'>>,
): Promise<Result> {
  await findJobImage(ctx, job);
  const clock = createStageClock(report, ['FETCHING', 'STORING']);
  clock.begin('FETCHING');
  await begin();
  const answer = await fetchPolitely(ctx, payload.url, signal);
  const taken = await takeIn(ctx, answer)
    .catch((error) => {
      throw explain(error, answer);
    })
    .finally(answer.close);
  clock.begin('STORING');
  const filename = payload.isNamed ? null : answer.filename;
  return {
    metrics: { outputBytes: taken.byteSize, stages: clock.end([]) },
    keys: [originalKey(taken)],
    async write(inner) {
      const ready = await findJobImage(inner, job);
      Object.assign(ready, taken, { status: 'READY', rejection: null });
      if (filename) await renameImage(inner, ready, filename);
      await inner.em.flush();
      noteEvent(inner, { type: 'IMAGE_READY', accountId: ready.accountId, imageId: ready.id });
      await saveTaken(inner, ready, taken);
      // Nobody else makes jobs of an image that is not READY.
      await startJobs(inner, ready, await listRecipes(inner, ready, payload.recipes), { isPromised: true });
    },
  };
}

/** A host that wants to be left alone for a while is, by all. */
async function fetchPolitely(ctx: Context, url: string, signal: AbortSignal): Promise<RemoteAnswer> {
  const { maxUploadBytes: maxBytes } = ctx.config;
  return ctx.remote.fetch(url, { maxBytes, accept: 'image/*', signal }).catch(async (error) => {
    const wishMs = error instanceof AppError ? readWish(error) : null;
    if (wishMs !== null) await blockHost(ctx, politeHostOf(new URL(url)), wishMs);
    throw error;
  });
}

/** Those that were asked for, and what its item looks like by now: it may have come into one since, or be wanted otherwise. */
async function listRecipes(
  ctx: Context,
  { itemId }: Image,
  recipes: readonly CompleteRecipe[],
): Promise<CompleteRecipe[]> {
  const item = itemId === null ? null : await ctx.em.findOne(WishlistItem, { id: itemId });
  return item ? [...recipes, cutoutRecipe(item)] : [...recipes];
}

/** A shop that takes us for a robot sends a page, with 200. */
function explain(error: unknown, { mimeType }: RemoteAnswer): unknown {
  const isPage = mimeType === 'text/html' || mimeType === 'application/xhtml+xml';
  const isRefused = error instanceof AppError && ['UNSUPPORTED_IMAGE', 'CORRUPT_IMAGE'].includes(error.code);
  return isPage && isRefused ? fetchFailed('NOT_A_PICTURE', error, { contentType: mimeType }) : error;
}
