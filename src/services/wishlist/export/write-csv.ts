import { stringify } from 'csv-stringify/sync';
import type { WishlistFile } from '../wishlist-file.ts';

/** A table of the items. A cell that a spreadsheet would take for a formula has an apostrophe in front. */
export function writeCsv({ items }: WishlistFile): string {
  const rows = items.map(({ name, link, note, price, quantity, weight, picture }) => ({
    name,
    link,
    note,
    price: price?.amount,
    currency: price?.currency,
    quantity,
    weight,
    picture,
  }));
  const columns = ['name', 'link', 'note', 'price', 'currency', 'quantity', 'weight', 'picture'];
  return stringify(rows, {
    header: true,
    columns,
    escape_formulas: true,
    record_delimiter: 'windows',
    bom: true,
  });
}
