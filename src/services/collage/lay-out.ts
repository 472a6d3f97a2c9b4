/**
 * Lays out the collages of a wishlist, in a worker. Whoever changes what they show has raised `asked` of each (ask-layout.ts) and
 * put the wishlist in line. A moment is waited for what follows close behind; then the outlines of new cutouts are measured,
 * and each collage whose `laid_out` is not what was asked is laid out from the rows as they are, from the places it had unless
 * it is to be shuffled. What is written names the revision that was read: a collage in which something was placed meanwhile
 * stays as it is. The queue hands out a wishlist to one worker at a time; whatever is still to be laid out at the end of a run
 * is put in line again.
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LayoutInput, Piece } from '../../collage/lay-out.ts';
import type { Contexts, SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Collage } from '../../schema/collage.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { enqueueLayout } from './ask-layout.ts';
import { markStale } from './collage-picture.ts';
import { collectPieces, type LaidItem } from './collect-pieces.ts';
import { requestPreview } from './request-preview.ts';

/** What comes so soon behind another change is laid out with it. */
const calmMs = 300;
const longestWaitMs = 1500;

export interface LayoutRun {
  signal: AbortSignal;
}

/** The number of collages that were laid out; 0 for a wishlist that is gone. */
export async function layOutWishlist(
  contexts: Contexts,
  wishlistId: string,
  { signal }: LayoutRun,
): Promise<number> {
  const inner = contexts.forSystem();
  await waitForCalm(inner, wishlistId);
  const wishlist = await inner.em.findOne(Wishlist, { id: wishlistId });
  if (!wishlist) return 0;
  const collages = await inner.em.find(Collage, { wishlistId }, { fields: ['id'], orderBy: { id: 'asc' } });
  let count = 0;
  for (const { id } of collages) {
    // What was asked is read before what is to be laid out: whatever comes in between is asked for once more.
    const fresh = forkContext(inner);
    const collage = await fresh.em.findOne(Collage, { id });
    if (!collage || collage.asked === collage.laidOut) continue;
    const items = await collectPieces(fresh, wishlist, { signal });
    if (await layOutCollage(fresh, { wishlist, collage, items, signal })) count += 1;
  }
  const left = await inner.em.execute<object[]>(
    'select from collage where wishlist_id = ? and asked <> laid_out limit 1',
    [wishlistId],
  );
  if (left.length > 0) await inTransaction(inner, (again) => enqueueLayout(again, wishlistId));
  await requestPreview(contexts.forAccount(wishlist.accountId), wishlist);
  return count;
}

async function waitForCalm({ em }: SystemContext, wishlistId: string): Promise<void> {
  const over = performance.now() + longestWaitMs;
  while (performance.now() < over) {
    const [row] = await em.fork().execute<{ ms: number | null }[]>(
      `select (extract(epoch from clock_timestamp() - max(asked_at)) * 1000)::float8 as ms
       from collage where wishlist_id = ? and asked <> laid_out`,
      [wishlistId],
    );
    if (row?.ms == null || row.ms >= calmMs) return;
    await wait(calmMs - row.ms);
  }
}

interface Laying {
  wishlist: Wishlist;
  collage: Collage;
  items: readonly LaidItem[];
  signal: AbortSignal;
}

/** Whether it shows something else than before. */
async function layOutCollage(
  ctx: SystemContext,
  { wishlist, collage, items, signal }: Laying,
): Promise<boolean> {
  const input = describeLayout(collage, items);
  const laidFrom = hashInput(collage, input, items);
  const isSame = !collage.isShuffled && laidFrom === collage.laidFrom;
  const made = isSame ? null : await ctx.imaging.layOut(input, { signal, owner: wishlist.accountId });
  return inTransaction(ctx, async (inner) => {
    const seen = { id: collage.id, revision: collage.revision };
    const settled = { laidOut: collage.asked, isShuffled: false };
    const change = made
      ? { ...settled, laidFrom, places: made.places, coverage: made.coverage, revision: seen.revision + 1 }
      : settled;
    const hit = await inner.em.nativeUpdate(Collage, seen, change);
    if (hit === 0) return false;
    if (made) await markStale(inner, collage.id);
    await announce(inner, ...changesOf('wishlist', [collage]));
    return made !== null;
  });
}

function describeLayout(collage: Collage, items: readonly LaidItem[]): LayoutInput {
  const { places, pins, isShuffled, aspect, seed } = collage;
  const pieces = items.map(({ id, silhouette, weight }): Piece => {
    const pin = pins[id]?.place;
    const previous = isShuffled ? undefined : places[id];
    return { key: id, silhouette, weight, ...(pin && { pin }), ...(previous && { previous }) };
  });
  return { pieces, aspect, seed };
}

/** Of all that it is made of, and that is drawn, beside the places of before: who lets something flow forgets it. */
function hashInput({ seed }: Collage, { pieces }: LayoutInput, items: readonly LaidItem[]): string {
  const parts = pieces.map(({ key, weight, pin }, i) => [key, weight, pin ?? null, items[i]?.shows]);
  return createHash('sha256')
    .update(JSON.stringify([parts, seed]))
    .digest('base64url');
}
