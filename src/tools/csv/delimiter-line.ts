/** Excel writes and reads a first line such as `sep=;`, which is no part of the table. `delimiter` is null without one. */
export function takeDelimiterLine(text: string): { rest: string; delimiter: string | null } {
  const found = /^("?)sep=([^"\r\n])\1(?:\r\n|\r|\n|$)/iu.exec(text);
  return { rest: text.slice(found?.[0].length ?? 0), delimiter: found?.[2] ?? null };
}
