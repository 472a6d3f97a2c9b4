import type { EditStroke } from './edit-stroke.ts';
import { type Sheet, toolOn } from './sheet.ts';

interface SheetMerge {
  /** What it was when it was last read. */
  known: ReadonlySet<string>;
  /** What was sent from here and may have arrived: where it is there and not wanted it was taken back since. */
  sent: ReadonlySet<string>;
  /** What it is to be. */
  wanted: readonly EditStroke[];
  /** What it is. */
  there: readonly EditStroke[];
}

/** What a sheet has become elsewhere, with the own on top: nobody's stroke is lost, and what either has removed is gone. */
export function mergeSheet({ known, sent, wanted, there }: SheetMerge): EditStroke[] {
  const isWanted = new Set(wanted.map(({ id }) => id));
  const isThere = new Set(there.map(({ id }) => id));
  const isOthers = (id: string) => !known.has(id) && !sent.has(id);
  return [
    ...there.filter(({ id }) => isWanted.has(id) || isOthers(id)),
    ...wanted.filter(({ id }) => !isThere.has(id) && !known.has(id)),
  ];
}

/** All strokes, with those of one sheet replaced; sheets are interleaved in the order in which strokes were begun. */
export function replaceSheet(
  strokes: readonly EditStroke[],
  sheet: Sheet,
  replaced: readonly EditStroke[],
): EditStroke[] {
  return interleave(
    strokes.filter(({ tool }) => toolOn(sheet, tool) === null),
    replaced,
  );
}

/** Two lists as one in which each keeps its order, by what comes next of either. */
export function interleave(one: readonly EditStroke[], other: readonly EditStroke[]): EditStroke[] {
  const all: EditStroke[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]];
    if (left && (!right || left.id <= right.id)) {
      all.push(left);
      i++;
    } else if (right) {
      all.push(right);
      j++;
    }
  }
  return all;
}
