import { badInput } from '../../errors.ts';
import type { MoneyInput } from '../../schema/money.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { checkNote } from '../gallery/gallery-input.ts';
import { checkLink } from './item-link.ts';
import { checkMoney } from './money.ts';
import { checkWords } from './wishlist-input.ts';

const mostQuantity = 999;
const weights = { least: 0.5, most: 4 };

interface ItemFields {
  name?: string | null;
  link?: URL | null;
  note?: string | null;
  price?: MoneyInput | null;
  quantity?: number | null;
  weight?: number | null;
  keepsBackground?: boolean | null;
}

type Row = Pick<WishlistItem, 'name' | 'link' | 'note' | 'price' | 'quantity' | 'weight' | 'keepsBackground'>;

/** Of what is given what is kept; nothing of the rest. */
export function checkItem(fields: ItemFields): Partial<Row> {
  const { name, link, note, price, quantity, weight, keepsBackground } = fields;
  return {
    ...(name != null && { name: checkWords('name', name) }),
    ...(link != null && { link: checkLink(link) }),
    ...(note != null && { note: checkNote(note) }),
    ...(price != null && { price: checkMoney(price) }),
    ...(quantity != null && { quantity: checkQuantity(quantity) }),
    ...(weight != null && { weight: checkWeight(weight) }),
    ...(keepsBackground != null && { keepsBackground }),
  };
}

export function checkQuantity(quantity: number): number {
  if (quantity >= 1 && quantity <= mostQuantity) return quantity;
  throw badInput('quantity', `1 to ${mostQuantity}`, `${quantity}`);
}

function checkWeight(weight: number): number {
  const { least, most } = weights;
  if (weight >= least && weight <= most) return weight;
  throw badInput('weight', `${least} to ${most}`, `${weight}`);
}
