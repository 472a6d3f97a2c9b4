import type { EditStroke } from './edit-stroke.ts';
import { maskRoom } from './mask-room.ts';
import { type Sheet, strokesOn } from './sheet.ts';

export interface NextRequest {
  add: EditStroke[];
  remove: string[];
}

/**
 * What a sheet lacks and has too much of, as far as it fits into one request; null if it is as it is to be. As what is added
 * is drawn last, what has to come after it is taken away first, and drawn again.
 * @param known what there is, in its order.
 */
export function nextRequest(
  sheet: Sheet,
  wanted: readonly EditStroke[],
  known: ReadonlySet<string>,
): NextRequest | null {
  const onSheet = strokesOn(sheet, wanted);
  const isWanted = new Set(onSheet.map(({ id }) => id));
  const remove = [...known].filter((id) => !isWanted.has(id));
  const staying = [...known].filter((id) => isWanted.has(id));
  const misplaced = staying.findIndex((id, at) => onSheet[at]?.id !== id);
  // The server takes no stroke away and adds it in one request.
  if (misplaced >= 0) return { add: [], remove: [...remove, ...staying.slice(misplaced)] };
  const add: EditStroke[] = [];
  let points = 0;
  for (const stroke of onSheet) {
    if (known.has(stroke.id)) continue;
    points += stroke.points.length / 2;
    if (add.length === maskRoom.requestStrokes || points > maskRoom.requestPoints) break;
    add.push(stroke);
  }
  return add.length + remove.length > 0 ? { add, remove } : null;
}
