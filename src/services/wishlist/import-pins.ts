import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { placeItems } from '../collage/arrange-items.ts';
import { type ImportProblem, keep } from './import-problem.ts';
import { pinSchema } from './wishlist-file.ts';

interface ImportingPins {
  pins: readonly unknown[];
  /** Of the items in the order of the file; null for those that were left out, whose pins go with them. */
  ids: readonly (string | null)[];
  problems: ImportProblem[];
}

/** One by one, so that one that is wrong takes no other with it. */
export async function importPins(
  ctx: Context,
  { id: wishlistId }: Wishlist,
  { pins, ids, problems }: ImportingPins,
): Promise<void> {
  for (const pin of pins) {
    const { data } = pinSchema.safeParse(pin);
    const index = data?.item ?? -1;
    const itemId = ids[index];
    if (data && itemId === null) continue;
    await keep(problems, index, 'pins', async () => {
      if (!data || !itemId)
        throw badInput('pins', 'of an item of the file, with an aspect and a place', 'another');
      const places = [{ itemId, placement: data.place }];
      await placeItems(ctx, { wishlistId, aspect: data.aspect, places });
    });
  }
}
