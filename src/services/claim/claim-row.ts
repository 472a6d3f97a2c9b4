import { createHash } from 'node:crypto';
import type { AnyContext } from '../../context/context.ts';
import { type ClaimRow, claimColumns, toClaimRow } from '../../schema/claim.ts';
import { aliveSql } from '../../schema/life.ts';

/** Of what is there, and of nobody who has deleted their account; its one value is the instant. */
const ofWhatIsThere = `from claim
  join wishlist_item item on item.id = claim.item_id
  join wishlist on wishlist.id = item.wishlist_id
  join account on account.id = wishlist.account_id and account.deleted_at is null
  where ${aliveSql('item')} and ${aliveSql('wishlist')}`;

/** Claims that a condition is true of, oldest first. Who asks says for whom they may be. */
export async function findClaims(
  { em, now }: Pick<AnyContext, 'em' | 'now'>,
  condition: string,
  values: unknown[],
): Promise<ClaimRow[]> {
  const rows = await em.execute<ClaimRow[]>(
    `select ${claimColumns} ${ofWhatIsThere} and ${condition} order by claim.created_at, claim.id`,
    [now(), now(), ...values],
  );
  return rows.map(toClaimRow);
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
