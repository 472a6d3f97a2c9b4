/** Device pixels of its height: a thumb of 52 px on a sharp screen. */
const heightPx = 104;

let line: Promise<unknown> = Promise.resolve();

/**
 * A small picture of a file, drawn in this browser; null of what it cannot read. One at a time: of a folder of photos each
 * needs 48 MB while it is decoded.
 */
export function drawThumb(file: File, signal: AbortSignal): Promise<Blob | null> {
  const drawn = line.then(() => (signal.aborted ? null : draw(file)));
  line = drawn;
  return drawn;
}

async function draw(file: File): Promise<Blob | null> {
  try {
    const bitmap = await createImageBitmap(file, { resizeHeight: heightPx, resizeQuality: 'medium' });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: 'image/webp' });
  } catch {
    return null;
  }
}
