import type { EditStroke } from './edit-stroke.ts';
import { maskRoom } from './mask-room.ts';
import { sheets, strokesOn } from './sheet.ts';

export const noRoomWords = 'No more strokes fit on this picture. Take some back to go on.';

/** Whether these fit on their sheets too. */
export function hasRoom(strokes: readonly EditStroke[], added: readonly EditStroke[]): boolean {
  return sheets.every((sheet) => {
    const more = strokesOn(sheet, added);
    if (more.length === 0) return true;
    const all = [...strokesOn(sheet, strokes), ...more];
    const points = all.reduce((sum, stroke) => sum + stroke.points.length / 2, 0);
    return all.length <= maskRoom.strokes && points <= maskRoom.points;
  });
}
