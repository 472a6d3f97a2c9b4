/**
 * The name by which the server knows a file again when its folder is dropped once more: the same for the same path,
 * size and time of last change. The path goes in as a hash, for its length; two files would have to agree in the other
 * two to be mistaken for each other. Not by `crypto.subtle`: a server at home is often plain http, which has none.
 */
export function nameUpload(
  path: string,
  { size, lastModified }: { size: number; lastModified: number },
): string {
  return `folder-${size}-${lastModified}-${hash(path.normalize())}`;
}

/** FNV-1a of 64 bits, as 16 hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}
