import { isTrueToPictures } from './probe.ts';

const longEdge = 2560;
const quality = 0.82;

/** Pixels alone, upright: EXIF, and in it where a picture was taken, stays behind. */
async function draw(file: Blob): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longEdge / Math.max(bitmap.width, bitmap.height));
  const sideOf = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(sideOf(bitmap.width), sideOf(bitmap.height));
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** Asked for what it cannot write, a browser writes a PNG: of a photo that takes a second, and is larger than the photo. */
async function findType(): Promise<string | null> {
  if (!(await isTrueToPictures(draw))) return null;
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext('2d');
  const { type } = await canvas.convertToBlob({ type: 'image/webp' });
  return type === 'image/webp' ? type : 'image/jpeg';
}

const foundType = findType().catch(() => null);

async function compress(file: Blob): Promise<Blob | null> {
  const type = await foundType;
  if (!type) return null;
  const canvas = await draw(file);
  const made = await canvas.convertToBlob({ type, quality });
  return made.type === type ? made : null;
}

addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  postMessage(await compress(data).catch(() => null));
});
