import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Collage } from '../../schema/collage.ts';
import { CollagePicture } from '../../schema/collage-picture.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { awaitLayout } from '../../services/collage/await-layout.ts';
import { heightOf } from '../../services/collage/collage-picture.ts';
import { composeCollage } from '../../services/collage/compose-collage.ts';
import { createPrefix } from '../../services/image/take-in.ts';
import type { PayloadOf } from '../../services/job/job-spec.ts';
import { saveObject } from '../../services/keeping/stored-object.ts';
import { createStageClock } from '../stage-clock.ts';
import type { Result, Work } from '../work.ts';

/** A picture of the collage as it is now. */
export async function renderCollage(
  ctx: Context,
  { job, payload, directory, signal, report }: Work<PayloadOf<'RENDER_COLLAGE'>>,
): Promise<Result> {
  const { collageId, width, format } = payload;
  const clock = createStageClock(report, ['FETCHING', 'ENCODING', 'STORING']);
  clock.begin('FETCHING');
  const collage = await awaitLayout(ctx, collageId, { signal });
  if (!collage) throw gone();
  const wishlist = await findWishlist(ctx, collage.wishlistId);
  const items = await ctx.loaders.itemsOf.load(wishlist.id);
  const size = { width, height: heightOf(width, collage.aspect) };
  const file = await composeCollage(
    ctx,
    { collage, wishlist, items, ...size, format, directory },
    { signal, owner: job.accountId, onStage: clock.begin },
  );
  clock.begin('STORING');
  const { path, mimeType, byteSize } = file;
  const key = `${createPrefix()}/collage`;
  await ctx.storage.putFile(key, path, { mimeType });
  return {
    metrics: { outputBytes: byteSize, stages: clock.end([]) },
    keys: [key],
    async write(inner) {
      await saveObject(inner, { id: null, accountId: job.accountId }, { key, mimeType, byteSize });
      const { revision } = collage;
      // Whoever changes it waits, and finds the picture that has become stale.
      await inner.em.execute('select from collage where id = ? for no key update', [collageId]);
      const now = await inner.em.findOne(Collage, { id: collageId }, { refresh: true });
      if (!now) throw gone();
      const picture = inner.em.create(CollagePicture, {
        key,
        accountId: job.accountId,
        collageId,
        revision,
        width,
        format,
        mimeType,
        staleAt: now.revision === revision ? null : inner.now(),
        createdAt: inner.now(),
      });
      await inner.em.persist(picture).flush();
    },
  };
}

async function findWishlist(ctx: Context, id: string): Promise<Wishlist> {
  const wishlist = await ctx.em.findOne(Wishlist, { id });
  if (wishlist) return wishlist;
  throw gone();
}

const gone = () => new AppError('CANCELED', 'The wishlist has ended or was deleted.');
