import { open } from 'node:fs/promises';

// RIFF, a size, WEBP. Then chunks: a name, a size, and as many bytes, to an even number.
const fileHeaderBytes = 12;
const chunkHeaderBytes = 8;

// ANIM follows VP8X and perhaps a colour profile.
const maxChunks = 8;

/** How often a WebP animation is shown, 0 for ever; 0 also where it says nothing. libvips 8.18 reads 0 of every file. */
export async function readWebpLoop(path: string): Promise<number> {
  const file = await open(path);
  try {
    let at = fileHeaderBytes;
    for (let i = 0; i < maxChunks; i++) {
      // Of ANIM: a background colour of four bytes, the count in two.
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(chunkHeaderBytes + 6),
        0,
        chunkHeaderBytes + 6,
        at,
      );
      if (bytesRead < chunkHeaderBytes + 6) return 0;
      if (buffer.toString('latin1', 0, 4) === 'ANIM') return buffer.readUInt16LE(chunkHeaderBytes + 4);
      const size = buffer.readUInt32LE(4);
      at += chunkHeaderBytes + size + (size % 2);
    }
    return 0;
  } finally {
    await file.close();
  }
}
