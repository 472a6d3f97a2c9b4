/** Flags of 0 or 1 as base64 of their bits, the first in the highest bit of the first byte. */
export function packBits(flags: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(flags.length / 8));
  for (let i = 0; i < flags.length; i++) if (flags[i]) bytes[i >> 3]! |= 128 >> (i & 7);
  return btoa(String.fromCharCode(...bytes));
}

/** `count` flags; those that the text is too short for are 0. */
export function unpackBits(text: string, count: number): Uint8Array {
  const bytes = atob(text);
  const flags = new Uint8Array(count);
  for (let i = 0; i < count; i++) flags[i] = (bytes.charCodeAt(i >> 3) >> (7 - (i & 7))) & 1;
  return flags;
}
