import sharp from 'sharp';

// A child does one job at a time and there is a child a core: more threads would only take turns.
sharp.concurrency(1);
sharp.cache(false);

// What the sniffer lets through, and nothing else: SVG, PDF and TIFF loaders have done harm with a few hundred bytes.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegFile',
    'VipsForeignLoadPngFile',
    'VipsForeignLoadWebpFile',
    'VipsForeignLoadNsgifFile',
    'VipsForeignLoadHeifFile',
  ],
});

export { sharp };

export interface Limits {
  maxPixels: number;
  /** Longest side, pixels. */
  maxSide: number;
}

/** A stranger's file: its first page unless others are asked for (-1: all of them), any damage an error. */
export function openPicture(
  path: string,
  { maxPixels }: Limits,
  options: { ignoreIcc?: boolean; pages?: number } = {},
) {
  return sharp(path, { failOn: 'error', pages: 1, limitInputPixels: maxPixels, ...options });
}
