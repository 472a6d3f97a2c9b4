import sharp from 'sharp';
import { countScans } from '../../../src/tools/imaging/child/jpeg-scans.ts';
import { makePicture } from '../../picture.ts';
import type { Attack } from './attack.ts';
import { keepUploading } from './upload-slots.ts';

const side = 7000;
const mimeType = 'image/jpeg';

/** Twenty at once of a file that costs a minute to decode, and the worst that is allowed beside it. */
export const manyScans: Attack = {
  name: 'H2a: JPEGs of 820 scans, and of 20',
  async begin(target) {
    const grey = sharp({ create: { width: side, height: side, channels: 3, background: 'grey' } });
    const photo = sharp(await makePicture({ width: 1600, height: 1600 })).resize(side, side);
    const refused = repeatScan(await grey.jpeg({ mozjpeg: true }).toBuffer(), 820);
    const allowed = repeatScan(await photo.jpeg({ mozjpeg: true }).toBuffer(), 20);
    return keepUploading(target, [
      { bytes: refused, mimeType, slots: 20 },
      { bytes: allowed, mimeType, slots: 4 },
    ]);
  },
};

const startOfScan = Buffer.from([0xff, 0xda]);

/** With its largest scan that says all of its frequencies at once, and may be said again, until it has so many. */
function repeatScan(jpeg: Buffer, scans: number): Buffer {
  const whole = splitScans(jpeg).filter((scan) => isWhole(scan));
  const largest = whole.reduce((one, other) => (other.length > one.length ? other : one));
  const more = Array<Buffer>(scans - countScans(jpeg)).fill(largest);
  return Buffer.concat([jpeg.subarray(0, -2), ...more, jpeg.subarray(-2)]);
}

/** Each with the tables before it. */
function splitScans(jpeg: Buffer): Buffer[] {
  const scans: Buffer[] = [];
  let from = -1;
  for (let at = jpeg.indexOf(startOfScan); at >= 0; at = jpeg.indexOf(startOfScan, at + 2)) {
    let end = jpeg.indexOf(0xff, at + 2);
    while (jpeg[end + 1] === 0) end = jpeg.indexOf(0xff, end + 2);
    if (from >= 0) scans.push(jpeg.subarray(from, end));
    from = end;
  }
  return scans;
}

/** Its header ends with the first and the last frequency, then the bits that came before and those still to come. */
function isWhole(scan: Buffer): boolean {
  const at = scan.indexOf(startOfScan);
  const [first, , bits] = scan.subarray(at + scan.readUInt16BE(at + 2) - 1);
  return first !== 0 && bits === 0;
}
