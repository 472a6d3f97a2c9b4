/**
 * Tells one who watches of each image whose end comes near: those of now by their ends, then each as it comes within the
 * time they named. Looked for when the next is due, by the one timer that all have in common, and when an image of the
 * account has changed: its end may be another now. An end is told once; the same image again if its end was moved.
 */
import type { Context } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';
import { requireOwner } from '../access/require-owner.ts';
import {
  type EndingPlace,
  type ExpiringRequest,
  findExpiring,
  horizonOf,
  latest,
} from '../image/list-expiring.ts';
import { renewContext } from './watch.ts';

const pageSize = 100;

export interface ImageEnding {
  row: Image;
}

export async function watchExpiring(
  ctx: Context,
  { within }: ExpiringRequest,
): Promise<AsyncIterableIterator<ImageEnding>> {
  const accountId = requireOwner(ctx);
  /** The ends that were told, by the ids of their images; those that have passed are forgotten. */
  const told = new Map<string, number>();
  const changed = new Set<string>();
  let behind: EndingPlace | null = null;
  let isEnded = false;
  let news = Promise.withResolvers<void>();
  const wake = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  const stopListening = ctx.events.on(
    'image',
    (change) => {
      if (change.accountId !== accountId) return;
      changed.add(change.id);
      wake();
    },
    () => {
      // Whatever was missed is among what ends.
      behind = null;
      wake();
    },
  );

  /** What is to be told now, a part of it; empty if there is no more. */
  async function look(): Promise<Image[]> {
    const until = horizonOf(ctx, within);
    const ids = [...changed].slice(0, pageSize);
    for (const id of ids) changed.delete(id);
    if (ids.length > 0) {
      const moved = await ctx.em.find(
        Image,
        { id: { $in: ids }, accountId, expiresAt: { $lte: until } },
        { orderBy: { expiresAt: 'asc', id: 'asc' } },
      );
      return moved;
    }
    const page = await findExpiring(ctx, { until, behind, limit: pageSize });
    const last = page.at(-1);
    if (last) behind = [last.expiresAt!, last.id];
    return page;
  }

  const isTold = ({ id, expiresAt }: Image) => told.get(id) === expiresAt!.getTime();

  /** The next end that is not near yet, moved to when it will be. */
  async function findNextNews(): Promise<Date | null> {
    const [next] = await findExpiring(ctx, { until: latest, behind, limit: 1 });
    if (!next) return null;
    const withinMs = horizonOf(ctx, within).getTime() - ctx.now().getTime();
    return new Date(next.expiresAt!.getTime() - withinMs);
  }

  async function* tell(): AsyncGenerator<ImageEnding> {
    try {
      while (!isEnded) {
        const { promise } = news;
        const isChange = changed.size > 0;
        const images = await look();
        for (const row of images.filter((image) => !isTold(image))) {
          told.set(row.id, row.expiresAt!.getTime());
          // Nested fields are read anew for each event.
          renewContext(ctx);
          yield { row };
        }
        if (images.length > 0 || isChange) continue;
        await wait(promise);
      }
    } finally {
      stopListening();
    }
  }

  async function wait(promise: Promise<void>): Promise<void> {
    const now = ctx.now().getTime();
    for (const [id, end] of told) if (end <= now) told.delete(id);
    const next = await findNextNews();
    const cancel = next ? ctx.alarm.at(next, wake) : null;
    if (!isEnded) await promise;
    cancel?.();
  }

  const events = tell();
  const iterator: AsyncIterableIterator<ImageEnding> = {
    next: () => events.next(),
    async return() {
      isEnded = true;
      stopListening();
      wake();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return iterator;
}
