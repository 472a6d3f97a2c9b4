const lineBreak = /\r\n|\r|\n/g;

export const countBreaks = (text: string): number =>
  text.includes('\n') || text.includes('\r') ? text.match(lineBreak)!.length : 0;

/** Counts the lines of a text that comes in pieces, one of which may end between CR and LF. */
export function createLineCounter() {
  let line = 1;
  let isHalf = false;
  return {
    /** In which line the text that was added ends, from 1. */
    get line() {
      return line;
    },
    add(text: string): void {
      if (text === '') return;
      line += countBreaks(text);
      if (isHalf && text.startsWith('\n')) line--;
      isHalf = text.endsWith('\r');
    },
  };
}
