import type { Size } from '../view.ts';

type Canvas2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A picture's pixels; brought to a size, if one is given. */
export async function readPixels(file: Blob, size?: Size): Promise<ImageData> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = size ?? bitmap;
  const context = createContext({ width, height });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function createContext({ width, height }: Size): Canvas2d {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Canvas2d | null;
  if (!context) throw new Error('Expected a canvas to draw on.');
  return context;
}
