/** Some bytes of a file, fewer at its end. */
export const readBytes = async (file: Blob, at: number, count: number): Promise<DataView> =>
  new DataView(await file.slice(at, at + count).arrayBuffer());

/** Bytes as characters, one each. */
export const charactersOf = (
  { buffer, byteOffset, byteLength }: DataView,
  at: number,
  count: number,
): string =>
  Array.from(new Uint8Array(buffer, byteOffset).subarray(at, Math.min(at + count, byteLength)), (byte) =>
    String.fromCharCode(byte),
  ).join('');
