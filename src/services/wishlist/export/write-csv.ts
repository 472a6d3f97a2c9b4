import { writeCsv as writeTable } from '../../../tools/csv/write-csv.ts';
import type { WishlistFile } from '../wishlist-file.ts';

const columns = ['name', 'link', 'note', 'price', 'currency', 'quantity', 'weight', 'picture'];

/** A table of the items. A cell that a spreadsheet would take for a formula has an apostrophe in front. */
export async function writeCsv({ items }: WishlistFile): Promise<string> {
  const rows = items.map(({ name, link, note, price, quantity, weight, picture }) =>
    [name, link, note, price?.amount, price?.currency, quantity, weight, picture].map(
      (cell) => `${cell ?? ''}`,
    ),
  );
  let text = '';
  for await (const piece of writeTable(columns, rows)) text += piece;
  return text;
}
