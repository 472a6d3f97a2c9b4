import type { AnyContext } from '../../context/context.ts';

/** Ids of the items of wishlists that these images are the pictures of. */
export async function findItemIds(
  { em }: AnyContext,
  imageIds: readonly (string | null)[],
): Promise<string[]> {
  const rows = await em.execute<{ item_id: string }[]>(
    'select item_id from image where id = any(?::text[]) and item_id is not null',
    [`{${imageIds.filter((id) => id !== null).join(',')}}`],
  );
  return rows.map((row) => row.item_id);
}
