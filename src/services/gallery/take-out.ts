import type { Context } from '../../context/context.ts';

/**
 * Puts images of galleries into the library, where their own ends hold again: what has passed its own is gone at once.
 * Expects the rows to be locked, and then their galleries; what was read of them before is not true any more.
 */
export async function takeOut(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.em.execute(
    `update image set gallery_id = null, position = null, sort_name = null, expires_at = own_expires_at
     where id = any(?::text[])`,
    [`{${ids.join(',')}}`],
  );
}
