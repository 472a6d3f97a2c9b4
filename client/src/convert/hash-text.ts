/** FNV-1a of 64 bits, as 16 hexadecimal digits. Not by `crypto.subtle`: a server at home is often plain http, which has none. */
export function hashText(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
