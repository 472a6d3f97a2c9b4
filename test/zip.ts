import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

export interface ZipEntry {
  name: string;
  /** 0: stored as it is. */
  compressionMethod: number;
  bytes: Buffer;
}

/** What is in a zip. Throws if a file has not the length or the CRC-32 that is said of it. */
export async function readZip(zipped: Uint8Array): Promise<ZipEntry[]> {
  const zip = await fromBufferPromise(Buffer.from(zipped), { lazyEntries: true });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32)
      throw new Error(`${entry.fileName} has not the CRC-32 that is said of it`);
    entries.push({ name: entry.fileName, compressionMethod: entry.compressionMethod, bytes });
  }
  return entries;
}
