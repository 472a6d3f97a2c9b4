import { createHmac } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { writeClaimed } from '../../events/topics.ts';
import type { ClaimItemInput, ClaimRow } from '../../schema/claim.ts';
import { createId } from '../../schema/id.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { requireNode } from '../access/find-node.ts';
import { networkOf } from '../access/network.ts';
import { checkQuantity } from '../wishlist/item-input.ts';
import { checkWords } from '../wishlist/wishlist-input.ts';
import { findClaims, hashToken } from './claim-row.ts';

/** A short one could be guessed, and with it the claim. */
const leastClientId = 16;

export interface Claimed {
  claim: ClaimRow;
  token: string;
  item: WishlistItem;
}

/**
 * For who came by the address of the wishlist. CONFLICT for its owner, in the same words whatever is left; with `left` for who
 * wants more than there is. Of two who want the last one the first gets it, as both lock the item. RATE_LIMITED by address.
 */
export async function claimItem(ctx: Context, input: ClaimItemInput): Promise<Claimed> {
  if (ctx.scope.kind !== 'link')
    throw new AppError('CONFLICT', 'Nobody claims something of their own wishlist.', {
      params: { argument: 'link' },
    });
  const { version } = ctx.scope;
  const quantity = checkQuantity(input.quantity ?? 1);
  const name = input.name?.trim() ? checkWords('name', input.name) : null;
  const { clientId } = input;
  if (clientId.length < leastClientId || !isName(clientId))
    throw badInput('clientId', `${leastClientId} to ${maxTextLength} characters`, `${clientId.length}`);
  const { id } = await requireNode(ctx, 'WishlistItem', input.itemId);
  await ctx.attempts.count('claim', networkOf(ctx.address));
  const secrets = await ctx.readSecrets();
  return inTransaction(ctx, async (inner) => {
    await inner.em.execute('select from wishlist_item where id = ? for no key update', [id]);
    const item = await inner.em.findOne(WishlistItem, { id }, { refresh: true });
    if (!item) throw new AppError('NOT_FOUND', 'There is no such item.', { params: { argument: 'itemId' } });
    const all = await findClaims(inner, 'claim.item_id = ?', [id]);
    const [known] = await findClaims(inner, 'claim.item_id = ? and claim.client_id = ?', [id, clientId]);
    const claimId = known?.id ?? createId('Claim');
    const token = createHmac('sha256', secrets[0]!).update(`claim ${claimId}`).digest('base64url');
    if (known && known.quantity > 0) {
      await inner.em.execute('update claim set token_hash = ? where id = ? and token_hash <> ?', [
        hashToken(token),
        claimId,
        hashToken(token),
      ]);
      return { claim: known, token, item };
    }
    checkLeft(item, all, quantity);
    await inner.em.execute(
      `insert into claim (id, item_id, client_id, token_hash, quantity, version, name, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set quantity = excluded.quantity, version = excluded.version, name = excluded.name, token_hash = excluded.token_hash`,
      [claimId, id, clientId, hashToken(token), quantity, version, name, ctx.now()],
    );
    await announce(inner, { topic: 'claim', id: writeClaimed(id), shownOf: item.wishlistId });
    const [claim] = await findClaims(inner, 'claim.id = ?', [claimId]);
    return { claim: claim!, token, item };
  });
}

function checkLeft({ quantity }: WishlistItem, claims: readonly ClaimRow[], wanted: number): void {
  const left = Math.max(0, quantity - claims.reduce((sum, claim) => sum + claim.quantity, 0));
  if (wanted <= left) return;
  throw new AppError('CONFLICT', `Expected at most ${left} of it to be claimed. Got ${wanted}.`, {
    params: { argument: 'quantity', left, actual: wanted },
  });
}
