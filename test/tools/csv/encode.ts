/** Of which each has a way here to write it; the mark of UTF-16 is that of its order. */
export const writings = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16LE with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16BE with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  // The letters that are used here are where Latin 1 has them.
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
} satisfies Record<string, (text: string) => Buffer>;

export const encodingOf = (writing: string): string => writing.split(' ')[0]!.toLowerCase();
