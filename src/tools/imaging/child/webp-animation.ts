import { closeSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../errors.ts';

// RIFF, a size of all that follows, WEBP. Then chunks: a name, a size, and as many bytes, to an even number.
const sizeOffset = 4;
const fileHeaderBytes = 12;
const chunkHeaderBytes = 8;

// Of ANIM: a background colour of four bytes, then the count in two.
const loopOffset = chunkHeaderBytes + 4;
const readBytes = loopOffset + 2;

// libwebp looks for each frame from the first on: 80,000 of one pixel took it 20 s to inspect and 46 s to render, so many 0.2 s.
const maxFileFrames = 5_000;

/**
 * How often a WebP animation is shown, 0 for ever; libvips 8.18 reads 0 of every file. 0 also where it says nothing and of all
 * other files. Throws UNSUPPORTED_IMAGE if it has more than 5,000 frames.
 */
export function readWebpLoop(path: string): number {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(readBytes);
    readSync(file, chunk, 0, fileHeaderBytes, 0);
    if (chunk.toString('latin1', 0, 4) !== 'RIFF' || chunk.toString('latin1', 8, 12) !== 'WEBP') return 0;
    const end = chunkHeaderBytes + chunk.readUInt32LE(sizeOffset);
    let loop = 0;
    let frames = 0;
    for (let at = fileHeaderBytes; at < end; ) {
      if (readSync(file, chunk, 0, readBytes, at) < readBytes) return loop;
      const name = chunk.toString('latin1', 0, 4);
      if (name === 'ANIM') loop = chunk.readUInt16LE(loopOffset);
      if (name === 'ANMF' && ++frames > maxFileFrames) throw tooManyFrames();
      const size = chunk.readUInt32LE(4);
      at += chunkHeaderBytes + size + (size % 2);
    }
    return loop;
  } finally {
    closeSync(file);
  }
}

function tooManyFrames(): AppError {
  const found = `a WebP of more than ${maxFileFrames} frames`;
  const message = `Expected a WebP of at most ${maxFileFrames} frames, but the file is ${found}.`;
  return new AppError('UNSUPPORTED_IMAGE', message, { params: { found, limit: maxFileFrames } });
}
