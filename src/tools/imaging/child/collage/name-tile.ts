import { fileURLToPath } from 'node:url';
import type { Size } from '../../imaging.ts';
import type { Picture } from '../picture.ts';
import { sharp } from '../sharp-in-child.ts';
import { findTileColours } from './tile-colours.ts';

/** Shares of the tile's shorter side, and of its width and height that the name may take. */
const roundness = 0.09;
const textShare = { width: 0.84, height: 0.56 };
const maxNameLength = 200;
// Of its own, as a server need have none; what it has no letters for is taken from those that the machine has.
const font = 'Open Sans Semi-Bold';
const fontUrl = import.meta.resolve('npm-font-open-sans/fonts/Semibold/OpenSans-Semibold.ttf');

/** What lies on a collage for a thing without a picture: its name on a rounded rectangle in a colour of its own. */
export async function drawNameTile(name: string, size: Size): Promise<Picture> {
  const { width, height } = size;
  const { ground, ink } = findTileColours(name);
  const letters = await drawText(name, size);
  const data = new Uint8Array(width * height * 4);
  const left = Math.floor((width - letters.width) / 2);
  const top = Math.floor((height - letters.height) / 2);
  const radius = Math.min(width, height) * roundness;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [column, row] = [x - left, y - top];
      const isText = column >= 0 && row >= 0 && column < letters.width && row < letters.height;
      const share = isText ? letters.data[row * letters.width + column]! / 255 : 0;
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = Math.round(ground[channel]! + (ink[channel]! - ground[channel]!) * share);
      }
      data[at + 3] = Math.round(255 * coverCorner(x + 0.5, y + 0.5, size, radius));
    }
  }
  return { data, width, height, channels: 4 };
}

/** How much of a pixel the rounded rectangle covers, 0..1. */
function coverCorner(x: number, y: number, { width, height }: Size, radius: number): number {
  const beyondX = Math.max(radius - x, x - (width - radius), 0);
  const beyondY = Math.max(radius - y, y - (height - radius), 0);
  return Math.min(1, Math.max(0, radius - Math.hypot(beyondX, beyondY) + 0.5));
}

/** Coverage of a byte a pixel; of the tile's own size at the most, and empty for a name without letters. */
async function drawText(name: string, tile: Size): Promise<{ data: Uint8Array } & Size> {
  const text = escapeMarkup(name);
  const width = Math.floor(tile.width * textShare.width);
  const height = Math.floor(tile.height * textShare.height);
  if (text === '' || width < 4 || height < 4) return { data: new Uint8Array(0), width: 0, height: 0 };
  const { data, info } = await sharp({
    text: { text, font, fontfile: fileURLToPath(fontUrl), width, height, align: 'centre', wrap: 'word-char' },
  })
    .resize(width, height, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return info.channels === 1 ? { data, ...sizeOf(info) } : { data: takeFirst(data, info), ...sizeOf(info) };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function takeFirst(data: Uint8Array, { channels }: { channels: number }): Uint8Array {
  return Uint8Array.from({ length: data.length / channels }, (_, at) => data[at * channels]!);
}

/** Pango reads markup, and no control characters. */
function escapeMarkup(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, maxNameLength)
    .replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
