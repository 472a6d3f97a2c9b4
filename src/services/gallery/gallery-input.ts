import { badInput, quote } from '../../errors.ts';
import { isName, maxTextLength } from '../../schema/text.ts';

export const maxNoteLength = 2000;

export function checkGalleryName(name: string): string {
  const trimmed = name.trim();
  if (isName(trimmed)) return trimmed;
  throw badInput('name', `1 to ${maxTextLength} characters, none of control`, quote(name));
}

/** Lines may be broken, and nothing else may stand in it that a page trips over. Null for an empty one. */
export function checkNote(note: string): string | null {
  const lines = note.replace(/\r\n?/g, '\n').trim();
  if (lines.length > maxNoteLength)
    throw badInput('note', `at most ${maxNoteLength} characters`, `${lines.length}`, {
      limit: maxNoteLength,
    });
  if (/[^\P{C}\n]/u.test(lines)) throw badInput('note', 'plain text', quote(note));
  return lines || null;
}

export function checkClientId(clientId: string): string {
  if (isName(clientId)) return clientId;
  throw badInput('clientId', `1 to ${maxTextLength} characters, none of control`, quote(clientId));
}
