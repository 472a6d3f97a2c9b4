import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A valid PNG of zeros, small as a file however large it claims to be. */
export function makeBlankPng(width: number, height: number, depth: 1 | 8 | 16 = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = depth;
  // Colour type 0, grey.
  const rowBytes = 1 + Math.ceil((width * depth) / 8);
  const body = deflateSync(Buffer.alloc(rowBytes * height), { level: 9 });
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', body),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(typed.length + 8);
  frame.writeUInt32BE(body.length, 0);
  typed.copy(frame, 4);
  frame.writeUInt32BE(crc32(typed), typed.length + 4);
  return frame;
}

/** 38 bytes that claim to be a lossless WebP of 16,383 × 16,383 px. */
export function makeLyingWebp(): Buffer {
  const file = Buffer.alloc(38);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WEBPVP8L', 8, 'latin1');
  file.writeUInt32LE(file.length - 20, 16);
  file[20] = 0x2f;
  // 14 bits of width - 1, then 14 bits of height - 1.
  file.writeUInt32LE(16_382 | (16_382 << 14), 21);
  return file;
}

export function makeSvg(): Buffer {
  return Buffer.from(
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  );
}

/** A ZIP archive with one file in it. */
export function makeZip(): Buffer {
  const name = Buffer.from('photo.jpg');
  const content = Buffer.from('not a photo');
  const body = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, name, body]);
}

/** The first bytes of an iPhone's photo: an ISO file with the brand of HEVC pictures. */
export function makeHeicHeader(): Buffer {
  const box = Buffer.alloc(24);
  box.writeUInt32BE(24, 0);
  box.write('ftypheic\0\0\0\0mif1heic', 4, 'latin1');
  return Buffer.concat([box, Buffer.alloc(64)]);
}
