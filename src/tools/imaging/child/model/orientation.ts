import type { Raster } from '../pillow-lanczos.ts';

/** EXIF orientations 5 to 8 show columns as rows. */
export function swapsSides(orientation: number): boolean {
  return orientation >= 5 && orientation <= 8;
}

/** The raster as EXIF orientation 1..8 says it is to be shown. For small rasters: a large file's decoder does it. */
export function orient(source: Raster, orientation: number): Raster {
  const { data, width, height, channels } = source;
  if (orientation <= 1 || orientation > 8) return source;
  const swaps = swapsSides(orientation);
  const outWidth = swaps ? height : width;
  const outHeight = swaps ? width : height;
  // Mirrors are of the stored picture: a shown row or column runs backwards along the stored axis it comes from.
  const flipsX = [2, 3, 7, 8].includes(orientation);
  const flipsY = [3, 4, 6, 7].includes(orientation);
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const storedX = swaps ? y : x;
      const storedY = swaps ? x : y;
      const column = flipsX ? width - 1 - storedX : storedX;
      const row = flipsY ? height - 1 - storedY : storedY;
      const from = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel++) out[to++] = data[from + channel]!;
    }
  }
  return { data: out, width: outWidth, height: outHeight, channels };
}
