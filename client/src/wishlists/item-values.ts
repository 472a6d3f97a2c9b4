import { safeLink } from '../collage/safe-link.ts';
import type { ItemField, ItemLiveFragment, UpdateWishlistItemInput } from '../gql/graphql.ts';
import { faceOf } from './face-of.ts';
import { readAmount } from './money.ts';

/** What is said of an item in a form. */
export interface ItemValues {
  name: string;
  link: string;
  note: string;
  amount: string;
  currency: string;
  quantity: number | string;
  keepsBackground: boolean;
  /** Of a picture in place of the one there is. */
  imageUrl: string;
}

export const emptyItem: ItemValues = {
  name: '',
  link: '',
  note: '',
  amount: '',
  currency: 'EUR',
  quantity: 1,
  keepsBackground: false,
  imageUrl: '',
};

export function valuesOf(item: ItemLiveFragment): ItemValues {
  const { name, link } = faceOf(item);
  const { note, price, quantity, keepsBackground } = item;
  return {
    name,
    link: link ?? '',
    note: note ?? '',
    amount: price?.amount ?? '',
    currency: price?.currency ?? emptyItem.currency,
    quantity,
    keepsBackground,
    imageUrl: '',
  };
}

/** Why a field cannot be taken as it is. */
export function wrongItem(values: ItemValues): Partial<Record<keyof ItemValues, string>> {
  const address = 'Not a web address: it begins with https:// or http://.';
  const isLink = (text: string) => text.trim() === '' || safeLink(text.trim()) !== null;
  const quantity = Number(values.quantity);
  return {
    ...(values.name.trim() === '' && { name: 'Call it something.' }),
    ...(!isLink(values.link) && { link: address }),
    ...(!isLink(values.imageUrl) && { imageUrl: address }),
    ...(values.amount.trim() !== '' && readAmount(values.amount) === null && { amount: 'As in 49.90' }),
    ...(!(Number.isInteger(quantity) && quantity >= 1 && quantity <= 999) && { quantity: '1 to 999' }),
  };
}

/** What of the fields the API takes alike for a new item and one that is there. */
export function givenFields({ name, link, note, amount, currency, quantity }: ItemValues) {
  const price = readAmount(amount);
  return {
    name: name.trim(),
    quantity: Number(quantity),
    ...(link.trim() && { link: link.trim() }),
    ...(note.trim() && { note: note.trim() }),
    ...(price && { price: { amount: price, currency } }),
  };
}

/** What was emptied is cleared; what nobody has changed of the picture is left alone. */
export function itemInput(id: string, values: ItemValues, before: ItemValues): UpdateWishlistItemInput {
  const clear = [
    values.link.trim() === '' && before.link !== '' && 'LINK',
    values.note.trim() === '' && before.note !== '' && 'NOTE',
    values.amount.trim() === '' && before.amount !== '' && 'PRICE',
  ].filter((field): field is ItemField & string => field !== false);
  return {
    id,
    ...givenFields(values),
    ...(values.keepsBackground !== before.keepsBackground && { keepsBackground: values.keepsBackground }),
    ...(values.imageUrl.trim() && { imageUrl: values.imageUrl.trim() }),
    ...(clear.length > 0 && { clear }),
  };
}
