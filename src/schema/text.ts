export const maxTextLength = 200;

/** What a database, a file system or a terminal trips over: control characters, halves of pairs, turns of direction. */
const harmful = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

/** Whether a caller's text may stand in a row as it is: 1 to 200 characters, none of them harmful. */
export function isName(text: string): boolean {
  return text !== '' && text.length <= maxTextLength && !harmful.test(text);
}

/** What can be kept of a text. */
export function cleanText(text: string): string {
  const kept = [...text].filter((character) => !harmful.test(character));
  return kept.join('').trim().slice(0, maxTextLength).toWellFormed();
}
