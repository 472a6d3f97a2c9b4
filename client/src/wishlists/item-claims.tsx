import type { ItemLiveFragment } from '../gql/graphql.ts';
import classes from './items.module.css';

/** Who gives it, once its owner may know: the server says nothing before. */
export function ItemClaims({ item: { claims, claimedQuantity, quantity } }: { item: ItemLiveFragment }) {
  if (!claims || claimedQuantity === null || claimedQuantity === undefined) return null;
  if (claimedQuantity === 0) return <span className={classes.state}>Nobody has claimed it</span>;
  const names = claims.map(
    ({ name, quantity: count }) => `${name || 'Somebody'}${count > 1 ? ` (${count})` : ''}`,
  );
  return (
    <span className={classes.claimed}>
      {quantity > 1 ? `${claimedQuantity} of ${quantity}: ` : 'From '}
      {names.join(', ')}
    </span>
  );
}
