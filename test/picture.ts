import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

// libvips remembers files by their path, and tests write many under one.
sharp.cache(false);

/** A drawn photograph: RGB pixels and, as 0..255, how much of each pixel is the subject. */
export interface Drawing {
  width: number;
  height: number;
  pixels: Uint8Array;
  coverage: Uint8Array;
}

/** A glazed vase with a red band on a table before a wall, soft-edged, with grain: something a model takes for a subject. */
export function drawVase(width = 800, height = 600): Drawing {
  const pixels = new Uint8Array(width * height * 3);
  const coverage = new Uint8Array(width * height);
  const unit = Math.min(width, height);
  const softness = unit / 150;
  let grain = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const across = (x - width / 2) / unit;
      const down = (y - height / 2) / unit;
      const half = vaseHalfWidth(down);
      const share =
        half === 0 ? 0 : Math.min(1, Math.max(0, ((half - Math.abs(across)) * unit) / softness + 0.5));
      grain = (Math.imul(grain, 1_103_515_245) + 12_345) & 0x7fffffff;
      const noise = ((grain >> 16) % 13) - 6;
      const front = shadeVase(half > 0 ? across / half : 0, down);
      const back = shadeRoom(across, down);
      const at = y * width + x;
      coverage[at] = Math.round(share * 255);
      for (let channel = 0; channel < 3; channel++) {
        const value = front[channel]! * share + back[channel]! * (1 - share) + noise;
        pixels[at * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return { width, height, pixels, coverage };
}

/** Half the vase's width at a height, both in shares of the picture's shorter side; 0 above and below it. */
function vaseHalfWidth(down: number): number {
  if (down < -0.38 || down > 0.36) return 0;
  const belly = 0.2 * Math.sqrt(Math.max(0, 1 - ((down - 0.12) / 0.26) ** 2));
  const neck = 0.06 + 0.05 * Math.max(0, (-0.28 - down) / 0.1);
  return Math.max(down < 0 ? neck : 0.09, belly);
}

/** `across` is -1..1 over the vase. */
function shadeVase(across: number, down: number): [number, number, number] {
  const light = 0.35 + 0.65 * Math.max(0, Math.cos((across + 0.35) * 1.5));
  const stripe = Math.abs(down - 0.1) < 0.05 || Math.abs(down + 0.33) < 0.015;
  const [red, green, blue] = stripe ? [220, 40, 30] : [30, 70, 190];
  const shine = Math.max(0, 1 - Math.hypot((across + 0.45) * 2.4, (down - 0.02) * 5)) * 150;
  return [red * light + shine, green * light + shine, blue * light + shine];
}

function shadeRoom(across: number, down: number): [number, number, number] {
  if (down > 0.28) {
    const light = 1 - Math.max(0, 0.5 - Math.hypot(across * 2, (down - 0.36) * 6)) * 0.8;
    return [176 * light, 132 * light, 92 * light];
  }
  const light = 0.85 + 0.15 * across;
  return [214 * light, 206 * light, 190 * light];
}

export interface PictureOptions {
  width?: number;
  height?: number;
  /** In place of `width` and `height`: one that was drawn before, as drawing takes longer than all the rest. */
  drawing?: Drawing;
  format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
  /** EXIF orientation 1..8; the stored pixels are turned so that it shows upright. Default: none. */
  orientation?: number;
  /** Profile that the stored pixels are in. Default: none. */
  profile?: 'p3' | 'cmyk' | 'srgb';
  /** With a camera's EXIF, a GPS position in it. */
  gps?: boolean;
  /** Transparent around the subject; PNG, WebP, GIF and AVIF only. */
  transparent?: boolean;
  progressive?: boolean;
  /** Of a JPEG. Default: 92. */
  quality?: number;
}

/** The vase as the bytes of a picture file. */
export async function makePicture(options: PictureOptions = {}): Promise<Buffer> {
  const { format = 'jpeg', orientation, profile, gps, transparent, progressive, quality = 92 } = options;
  const { drawing = drawVase(options.width, options.height) } = options;
  const { width, height } = drawing;
  let picture = sharp(drawing.pixels, { raw: { width, height, channels: 3 } });
  if (transparent) {
    picture = picture.joinChannel(Buffer.from(drawing.coverage), { raw: { width, height, channels: 1 } });
  }
  if (orientation) {
    const { data, info } = await turn(picture, orientation).raw().toBuffer({ resolveWithObject: true });
    picture = sharp(data, { raw: info });
  }
  const encoded = picture.toFormat(
    format,
    format === 'jpeg' ? { quality, progressive: Boolean(progressive) } : {},
  );
  if (orientation) encoded.withMetadata({ orientation });
  // After it, as it brings a profile of its own.
  if (profile) encoded.withIccProfile(profile);
  if (gps) {
    encoded.withExifMerge({
      IFD0: { Make: 'Camera', Model: 'C1' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 30/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '13/1 24/1 0/1',
      },
    });
  }
  return await encoded.toBuffer();
}

/** Turns upright pixels into those that are stored under an EXIF orientation. sharp mirrors before it rotates. */
function turn(picture: Sharp, orientation: number): Sharp {
  const turns: Record<number, (upright: Sharp) => Sharp> = {
    2: (upright) => upright.flop(),
    3: (upright) => upright.rotate(180),
    4: (upright) => upright.flip(),
    5: (upright) => upright.flop().rotate(270),
    6: (upright) => upright.rotate(270),
    7: (upright) => upright.flop().rotate(90),
    8: (upright) => upright.rotate(90),
  };
  return turns[orientation]?.(picture) ?? picture;
}

/** A folder of its own under the system's, removed by `await using`. */
export async function makeFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'pasteup-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Writes the bytes as a file of the folder; its path. */
export async function writePicture(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: number;
}

/** A picture file's pixels as they are stored: 8 bits, sRGB. */
export async function readPixels(file: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Mean of the differences of samples, 0..255. */
export function meanError(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) throw new Error(`expected ${one.length} samples, got ${other.length}`);
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += Math.abs(one[i]! - other[i]!);
  return sum / one.length;
}
