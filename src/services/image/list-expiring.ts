import { raw } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { Image } from '../../schema/image.ts';
import { requireOwner } from '../access/require-owner.ts';
import { buildPage, checkFirst, decodeCursor, type PageRequest } from '../list/page.ts';

/** How near an end is where nobody says. */
export const defaultWithinMs = 24 * 3_600_000;

/** The last instant that everybody writes alike. */
export const latest = new Date('9999-12-31T23:59:59.999Z');

/** An end and the id of what ends then. */
export type EndingPlace = readonly [expiresAt: Date, id: string];

export interface ExpiringRequest {
  /** Milliseconds; null stands for a day. */
  within?: number | null;
}

/** A page of the viewer's images that end within a time from now, the one that ends first first. */
export async function listExpiring(
  ctx: Context,
  { within, ...page }: ExpiringRequest & PageRequest,
): Promise<Connection<Image>> {
  const first = checkFirst(page.first);
  const behind = page.after == null ? null : decodeCursor(page.after);
  const images = await findExpiring(ctx, { until: horizonOf(ctx, within), behind, limit: first + 1 });
  return buildPage(images, first, ({ expiresAt }) => expiresAt!);
}

/** The instant up to which an end is near. */
export function horizonOf({ now }: Context, within: number | null | undefined): Date {
  return new Date(Math.min(now().getTime() + (within ?? defaultWithinMs), latest.getTime()));
}

/** Those that end until then, behind this place, by their ends. The index image_ending_index has them in this order. */
export function findExpiring(
  ctx: Context,
  { until, behind, limit }: { until: Date; behind: EndingPlace | null; limit: number },
): Promise<Image[]> {
  const where = {
    accountId: requireOwner(ctx),
    // Also where the filter says it already: an index is entered by a bound.
    expiresAt: { $gt: ctx.now(), $lte: until },
    ...(behind && { [raw((alias) => `(${alias}.expires_at, ${alias}.id) > (?, ?)`, [...behind])]: [] }),
  };
  return ctx.em.find(Image, where as object, { orderBy: { expiresAt: 'asc', id: 'asc' }, limit });
}
