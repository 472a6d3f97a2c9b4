export interface WrappedText {
  lines: string[];
  fontSize: number;
}

/** Of a line, in font sizes. */
export const lineHeight = 1.2;
const smallestShare = 0.3;

/**
 * The largest letters in which a text fits into a box, and its lines. Nothing is measured, as there is no browser where a
 * page is drawn by the server: letters are taken for a little wider than they are. What does not fit ends in "…".
 */
export function wrapText(
  text: string,
  { width, height, maxFontSize }: { width: number; height: number; maxFontSize: number },
): WrappedText {
  const words = text.split(/\s+/).filter((word) => word !== '');
  let fontSize = maxFontSize;
  for (; fontSize > maxFontSize * smallestShare; fontSize *= 0.94) {
    const lines = fillLines(words, width / fontSize);
    const isIn = lines.every((line) => widthOf(line) * fontSize <= width);
    if (isIn && lines.length * lineHeight * fontSize <= height) return { lines, fontSize };
  }
  const room = Math.max(1, Math.floor(height / (lineHeight * fontSize)));
  const parts = words.flatMap((word) => breakWord(word, width / fontSize));
  const lines = fillLines(parts, width / fontSize);
  if (lines.length <= room) return { lines, fontSize };
  const [last = ''] = lines.splice(room - 1);
  return { lines: [...lines, `${last.slice(0, -2)}…`], fontSize };
}

function fillLines(words: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : null;
    if (longer !== null && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function breakWord(word: string, room: number): string[] {
  const parts: string[] = [''];
  for (const letter of word) {
    const longer = `${parts.at(-1)}${letter}`;
    if (widthOf(longer) <= room) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts.filter((part) => part !== '');
}

/** In font sizes, of a semi-bold sans-serif. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width;
}

function widthOfLetter(letter: string): number {
  if (/[ilj.,:;'|!I()[\]ft\s]/.test(letter)) return 0.36;
  if (/[mwMW@%…]/.test(letter)) return 0.95;
  // Han, kana, hangul and emoji are as wide as high.
  if (
    /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
      letter,
    )
  )
    return /\d/.test(letter) ? 0.66 : 1.05;
  return /\p{Lu}/u.test(letter) ? 0.74 : 0.62;
}
