import type { Metadata } from 'sharp';
import type { Size } from '../imaging.ts';
import { decodingError } from './decoding-error.ts';
import type { Picture, Timing } from './picture.ts';
import { type Limits, openPicture } from './sharp-in-child.ts';
import { readWebpLoop } from './webp-animation.ts';

/** The upright original's size, and when its pictures are shown if it is an animation. */
export interface Header extends Size {
  timing: Timing | null;
}

export async function readHeader(path: string, limits: Limits): Promise<Header> {
  const webpLoop = readWebpLoop(path);
  try {
    const metadata = await openPicture(path, limits).metadata();
    const { width, height } = metadata.autoOrient;
    return { width, height, timing: readTiming(metadata, webpLoop) };
  } catch (error) {
    throw decodingError('The picture cannot be read', error);
  }
}

// What sharp takes for a delay, in milliseconds, and for a loop. A GIF can say ten times as long, a WebP 4.6 hours.
const maxTiming = 65_535;

// A HEIF container has pages too, but they are different pictures. Nor is a frame turned upright: that one is shown still.
function readTiming(
  { format, pages = 1, delay, loop = 0, orientation = 1 }: Metadata,
  webpLoop: number,
): Timing | null {
  if (pages < 2 || orientation !== 1 || !(format === 'gif' || format === 'webp')) return null;
  const delaysMs = Array.from({ length: pages }, (_, index) => Math.min(maxTiming, delay?.[index] ?? 100));
  return { delaysMs, loop: Math.min(maxTiming, format === 'webp' ? webpLoop : loop) };
}

/** The smallest size at which every output can be made without enlarging more than it asks for. */
export function workingSize({ width, height }: Size, scales: readonly number[]): Size {
  const scale = Math.min(1, Math.max(...scales));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The picture upright, in sRGB, without metadata, at this size: a JPEG is decoded at the nearest larger eighth. */
export async function decodePicture(
  path: string,
  { width, height }: Size,
  limits: Limits,
  options: { ignoreIcc?: boolean } = {},
): Promise<Picture> {
  try {
    const { data, info } = await openPicture(path, limits, options)
      .autoOrient()
      .resize(width, height, { fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width, height, channels: info.channels as Picture['channels'] };
  } catch (error) {
    throw decodingError('The picture cannot be decoded', error);
  }
}

/** Every frame of an animation at its full size, as it is shown: what a file leaves out of a frame is filled in. */
export async function decodePages(path: string, { width, height }: Size, limits: Limits): Promise<Picture[]> {
  try {
    const { data, info } = await openPicture(path, limits, { pages: -1 })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const channels = info.channels as Picture['channels'];
    const frameBytes = width * height * channels;
    return Array.from({ length: data.length / frameBytes }, (_, index) => ({
      data: data.subarray(index * frameBytes, (index + 1) * frameBytes),
      width,
      height,
      channels,
    }));
  } catch (error) {
    throw decodingError('The animation cannot be decoded', error);
  }
}
