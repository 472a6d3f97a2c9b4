import type { Context } from '../../context/context.ts';
import { Mask } from '../../schema/mask.ts';
import { MaskVersion } from '../../schema/mask-version.ts';
import { retry } from '../../tools/feed/retry.ts';
import { requireNode } from '../access/find-node.ts';
import { renewContext, watchImage } from './watch.ts';

/** A mask as it is told, or null, last, when it is gone. */
export interface MaskChange {
  mask: Mask | null;
}

const done = { value: undefined, done: true } as const;

/**
 * The mask now, then each of its versions in order and each other change; without it, last, when it is deleted or its image is
 * gone. A feed tells the newest state alone: the versions between are read then, so that none is missed by who is slow.
 */
export async function watchMask(ctx: Context, id: string): Promise<AsyncIterableIterator<MaskChange>> {
  const { imageId } = await requireNode(ctx, 'Mask', id);
  const masks = await ctx.events.masks.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
  const images = await watchImage(ctx, imageId).catch(async (error) => {
    await masks.return?.();
    throw error;
  });
  const waiting: MaskChange[] = [];
  let told = 0;
  let isOver = false;
  let isLeft = false;

  /** With its image it is gone, whatever its own row says. */
  async function endWithImage(): Promise<void> {
    for await (const { row } of images) {
      if (row) continue;
      isOver = !isLeft;
      break;
    }
    await masks.return?.();
  }
  void endWithImage().catch(() => masks.return?.());

  async function stop(): Promise<void> {
    isLeft = true;
    await Promise.all([masks.return?.(), images.return?.()]);
  }

  async function next(): Promise<IteratorResult<MaskChange>> {
    for (;;) {
      const change = waiting.shift();
      if (change) return { value: change, done: false };
      if (isLeft) return done;
      try {
        await readMore();
      } catch (error) {
        await stop();
        throw error;
      }
    }
  }

  async function readMore(): Promise<void> {
    const { value, done: isLast } = await masks.next();
    const row = isLast ? null : value.row;
    if (row) {
      const isWanted = () => !isLeft;
      waiting.push(...(await spread(ctx, row, { told, isWanted })), { mask: row });
      told = row.version;
      return;
    }
    // Who has left, or whose server ends, is told nothing more.
    if (!isLast || isOver) waiting.push({ mask: null });
    await stop();
  }

  const events: AsyncIterableIterator<MaskChange> = {
    next,
    async return() {
      await stop();
      return done;
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}

/** What it was at the versions between the one that was told and the newest. */
async function spread(
  { em, log }: Context,
  mask: Mask,
  { told, isWanted }: { told: number; isWanted: () => boolean },
): Promise<MaskChange[]> {
  if (told === 0 || mask.version - told < 2) return [];
  const between = { maskId: mask.id, number: { $gt: told, $lt: mask.version } };
  const read = () => em.fork().find(MaskVersion, between, { orderBy: { number: 'asc' } });
  const versions = await retry(read, { event: 'watch.mask_failed', log, isWanted });
  return (versions ?? []).map(({ number, coverage, createdAt }) => {
    // Each version has raised it by one at least.
    const revision = mask.revision - (mask.version - number);
    const then = { version: number, revision, coverage, updatedAt: createdAt };
    return { mask: Object.assign(Object.create(Mask.prototype), mask, then) };
  });
}
