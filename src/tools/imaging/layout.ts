import type { Crop, Plan, Size } from './imaging.ts';

/** Where the pixels of an output come from and go to. */
export interface Layout {
  /** The part of the upright original that is shown, in its pixels. */
  crop: Crop;
  /** What it is scaled to, pixels. */
  content: Size;
  /** Output pixels for one of the original's, before rounding; the larger of the two directions. */
  scale: number;
  /** The whole output and where the content lies in it; larger than the content only when contained. */
  canvas: Size & { left: number; top: number };
}

/**
 * The layout of a plan's output. `box` is what the cutout leaves, in the original's pixels, or null when it leaves
 * nothing: then there is nothing to trim to and all of the picture is kept. With one side given the other follows;
 * `inside` never enlarges.
 */
export function layOut({ trim, resize }: Plan, original: Size, box: Crop | null): Layout {
  const whole = { x: 0, y: 0, ...original };
  const crop = trim && box ? growCrop(box, trim.margin, original) : whole;
  if (!resize || (resize.width === undefined && resize.height === undefined)) return unscaled(crop);
  const { fit } = resize;
  const scaleX = resize.width === undefined ? undefined : resize.width / crop.width;
  const scaleY = resize.height === undefined ? undefined : resize.height / crop.height;
  const [atX, atY] = [scaleX ?? scaleY ?? 1, scaleY ?? scaleX ?? 1];
  const target = { width: resize.width ?? crop.width * atX, height: resize.height ?? crop.height * atY };
  if (fit === 'fill') return filled(crop, roundSize(target), Math.max(atX, atY));
  if (fit === 'inside') return filled(crop, ...scaled(crop, Math.min(atX, atY, 1)));
  if (fit === 'cover') {
    const scale = Math.max(atX, atY);
    return filled(cropCenter(crop, target, scale), roundSize(target), scale);
  }
  const scale = Math.min(atX, atY);
  const [content] = scaled(crop, scale);
  const canvas = roundSize(target);
  const left = Math.floor((canvas.width - content.width) / 2);
  const top = Math.floor((canvas.height - content.height) / 2);
  return { crop, content, scale, canvas: { ...canvas, left, top } };
}

function unscaled(crop: Crop): Layout {
  return filled(crop, { width: crop.width, height: crop.height }, 1);
}

function filled(crop: Crop, content: Size, scale: number): Layout {
  return { crop, content, scale, canvas: { ...content, left: 0, top: 0 } };
}

function scaled({ width, height }: Size, scale: number): [Size, number] {
  return [roundSize({ width: width * scale, height: height * scale }), scale];
}

function roundSize({ width, height }: Size): Size {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

function cropCenter(crop: Crop, target: Size, scale: number): Crop {
  const width = Math.min(crop.width, Math.max(1, Math.round(target.width / scale)));
  const height = Math.min(crop.height, Math.max(1, Math.round(target.height / scale)));
  const x = crop.x + Math.floor((crop.width - width) / 2);
  const y = crop.y + Math.floor((crop.height - height) / 2);
  return { x, y, width, height };
}

function growCrop({ x, y, width, height }: Crop, margin: number, original: Size): Crop {
  const left = Math.max(0, x - margin);
  const top = Math.max(0, y - margin);
  const right = Math.min(original.width, x + width + margin);
  const bottom = Math.min(original.height, y + height + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The crop on a copy of the original that has another size, made exactly as large as the content if it is within a pixel. */
export function scaleCrop({ crop, content }: Layout, original: Size, copy: Size): Crop {
  const atX = copy.width / original.width;
  const atY = copy.height / original.height;
  const width = Math.min(copy.width, snap(crop.width * atX, content.width));
  const height = Math.min(copy.height, snap(crop.height * atY, content.height));
  const x = Math.min(Math.round(crop.x * atX), copy.width - width);
  const y = Math.min(Math.round(crop.y * atY), copy.height - height);
  return { x, y, width, height };
}

function snap(size: number, wanted: number): number {
  return Math.abs(size - wanted) <= 1 ? wanted : Math.max(1, Math.round(size));
}
