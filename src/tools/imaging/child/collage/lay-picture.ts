import type { Size } from '../../imaging.ts';
import type { Picture } from '../picture.ts';

/** Where a picture lies on a canvas, pixels: the centre of its box and the box's unturned size; radians clockwise. */
export interface Lie extends Size {
  x: number;
  y: number;
  angle: number;
}

/** The pixels of the canvas on which the turned box may lie; null if there are none. */
export function findReach({ x, y, width, height, angle }: Lie, canvas: Size) {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  // A pixel more on each side for the soft rim.
  const halfX = (width * cos + height * sin) / 2 + 1;
  const halfY = (width * sin + height * cos) / 2 + 1;
  const left = Math.max(0, Math.floor(x - halfX));
  const top = Math.max(0, Math.floor(y - halfY));
  const right = Math.min(canvas.width, Math.ceil(x + halfX));
  const bottom = Math.min(canvas.height, Math.ceil(y + halfY));
  return right > left && bottom > top ? { left, top, right, bottom } : null;
}

/**
 * Lays the picture turned over the RGBA canvas: `over` of Porter & Duff. In one pass from pixel to pixel, bilinear with
 * colours multiplied by alpha, so that neither a turned copy is held nor a transparent pixel's colour seen at a rim.
 */
export function layPicture(canvas: Picture, picture: Picture, lie: Lie): void {
  const reach = findReach(lie, canvas);
  if (!reach) return;
  const atX = picture.width / lie.width;
  const atY = picture.height / lie.height;
  const [cos, sin] = [Math.cos(lie.angle), Math.sin(lie.angle)];
  const colour = new Float64Array(4);
  for (let row = reach.top; row < reach.bottom; row++) {
    const down = row + 0.5 - lie.y;
    for (let column = reach.left; column < reach.right; column++) {
      const across = column + 0.5 - lie.x;
      const x = (across * cos + down * sin) * atX + picture.width / 2 - 0.5;
      const y = (down * cos - across * sin) * atY + picture.height / 2 - 0.5;
      if (samplePicture(picture, x, y, colour)) blend(canvas.data, (row * canvas.width + column) * 4, colour);
    }
  }
}

/** Red, green and blue multiplied by alpha, and alpha, 0..255; false where nothing is. Around the picture all is transparent. */
function samplePicture({ data, width, height, channels }: Picture, x: number, y: number, into: Float64Array) {
  if (x <= -1 || y <= -1 || x >= width || y >= height) return false;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const shareX = x - left;
  const shareY = y - top;
  into.fill(0);
  for (let corner = 0; corner < 4; corner++) {
    const column = left + (corner & 1);
    const row = top + (corner >> 1);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const share = (corner & 1 ? shareX : 1 - shareX) * (corner >> 1 ? shareY : 1 - shareY);
    const at = (row * width + column) * channels;
    const weight = channels === 4 ? (share * data[at + 3]!) / 255 : share;
    into[0]! += data[at]! * weight;
    into[1]! += data[at + 1]! * weight;
    into[2]! += data[at + 2]! * weight;
    into[3]! += 255 * weight;
  }
  return into[3]! > 0;
}

function blend(data: Uint8Array, at: number, colour: Float64Array): void {
  const below = (data[at + 3]! * (255 - colour[3]!)) / 255;
  const alpha = colour[3]! + below;
  for (let channel = 0; channel < 3; channel++) {
    data[at + channel] = Math.round((colour[channel]! * 255 + data[at + channel]! * below) / alpha);
  }
  data[at + 3] = Math.round(alpha);
}
