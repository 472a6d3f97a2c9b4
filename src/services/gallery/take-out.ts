import type { Context } from '../../context/context.ts';

/**
 * Puts images of galleries, and pictures of items, into the library, where their own ends hold again: what has passed its own is
 * gone at once, and what had none, as an item's picture has, begins the life of any other. Expects the rows to be locked, and
 * then their galleries; what was read of them before is not true any more.
 */
export async function takeOut(ctx: Context, ids: readonly string[]): Promise<void> {
  const end = new Date(ctx.now().getTime() + ctx.config.defaultTtlMs);
  await ctx.em.execute(
    `update image set gallery_id = null, position = null, sort_name = null, item_id = null,
       own_expires_at = case when item_id is null then own_expires_at else ?::timestamptz end,
       expires_at = case when item_id is null then own_expires_at else ?::timestamptz end
     where id = any(?::text[])`,
    [end, end, `{${ids.join(',')}}`],
  );
}
