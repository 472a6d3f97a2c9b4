import type { KeptEdits } from './edit-store.ts';
import type { EditStroke } from './edit-stroke.ts';
import { sheets, toolOn } from './sheet.ts';
import type { Sheets } from './sheet-at.ts';

/** What the server is not known to have yet, and what it still has of what was taken back. */
export function pendingEdits(strokes: readonly EditStroke[], there: Sheets): KeptEdits {
  const wanted = new Set(strokes.map(({ id }) => id));
  const known = new Map(
    sheets.map((sheet) => [sheet, new Set(there[sheet]?.strokes.map(({ id }) => id))] as const),
  );
  const isKnown = ({ id, tool }: EditStroke) =>
    sheets.every((sheet) => toolOn(sheet, tool) === null || known.get(sheet)?.has(id));
  const all = new Set([...known.values()].flatMap((ids) => [...ids]));
  return {
    added: strokes.filter((stroke) => !isKnown(stroke)),
    removed: [...all].filter((id) => !wanted.has(id)),
  };
}
