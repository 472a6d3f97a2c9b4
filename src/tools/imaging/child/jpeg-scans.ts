import { readFile } from 'node:fs/promises';
import { AppError } from '../../../errors.ts';

/** Every scan of a progressive JPEG goes over all pixels again: a camera's has ten, the worst file 820 in 258 KB. */
const maxScannedPixels = 1_000_000_000;

/** TOO_MANY_PIXELS for a JPEG whose scans have more pixels together than are decoded for one picture. */
export async function checkScans(path: string, { width, height }: { width: number; height: number }) {
  const pixels = width * height;
  const scans = countScans(await readFile(path));
  if (scans * pixels <= maxScannedPixels) return;
  throw new AppError(
    'TOO_MANY_PIXELS',
    `The picture comes in ${scans} scans of ${width} × ${height} px; together they may have at most ${maxScannedPixels} pixels.`,
    { params: { limit: maxScannedPixels, actual: scans * pixels } },
  );
}

const marker = 0xff;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Goes from marker to marker, over segments by their lengths, so that a thumbnail within one does not count. */
export function countScans(bytes: Buffer): number {
  let scans = 0;
  let at = bytes.indexOf(marker, 2);
  while (at >= 0 && at + 4 <= bytes.length) {
    const code = bytes[at + 1] as number;
    if (code === endOfImage) break;
    if (code === startOfScan) scans += 1;
    const length = hasSegment(code) ? 2 + bytes.readUInt16BE(at + 2) : code === marker ? 1 : 2;
    at = bytes.indexOf(marker, at + length);
  }
  return scans;
}

/** Not a byte that was escaped, a restart within a scan, or a byte that fills. */
function hasSegment(code: number): boolean {
  return code > 0x01 && code !== marker && !(code >= 0xd0 && code <= 0xd8);
}
