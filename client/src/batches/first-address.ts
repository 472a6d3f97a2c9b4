import { readAddress } from '../image/picture-address.ts';
import type { Validated } from './send-table.ts';

/** Where one address of a cell ends and the next begins. */
const between = /[\s,;|]+(?=https?:\/\/)/i;

/** The first picture of the file that can be asked for; null where the first rows have none. */
export function firstAddress({ layout, sample }: Pick<Validated, 'layout' | 'sample'>): string | null {
  const columns = layout?.columns.filter(({ role }) => role === 'URL').map(({ index }) => index) ?? [];
  const cells = sample.flatMap((row) => columns.map((index) => row[index] ?? ''));
  const found = cells.flatMap((cell) => cell.split(between)).map(readAddress);
  return found.find((address) => address !== null) ?? null;
}
