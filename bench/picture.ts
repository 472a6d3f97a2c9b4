import sharp from 'sharp';

const subject = (width: number, height: number) =>
  Buffer.from(`<svg width="${width}" height="${height}" viewBox="0 0 400 300">
    <defs><linearGradient id="g" x1="0" x2="1"><stop stop-color="#8c2f1d"/><stop offset="1" stop-color="#e8935a"/></linearGradient></defs>
    <path d="M160 60 q40 -30 80 0 q-10 50 30 110 q10 80 -70 90 q-80 -10 -70 -90 q40 -60 30 -110z" fill="url(#g)"/>
  </svg>`);

/** A photo as a phone takes it: grain all over, something in the middle, lying on its side with an EXIF orientation. */
export async function drawPhoto(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 140, sigma: 9 },
    },
  })
    .composite([{ input: subject(width, height), blend: 'over' }])
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
}
