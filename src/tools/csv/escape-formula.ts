/** What spreadsheets take for the beginning of a formula, also in full width, and the ends of lines by which one begins a cell anew. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u;
const plainNumber = /^[+-]?\d+([.,]\d+)?$/;

/** A text as a cell in which no spreadsheet finds a formula: with an apostrophe in front where it would. Numbers stay numbers. */
export const escapeFormula = (text: string): string =>
  formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
