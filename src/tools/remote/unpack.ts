import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { fetchFailed } from './fetch-failure.ts';

/** Those that a server may use though none was asked for. */
const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** The body without its one packing; FETCH_FAILED for one that is not known, and for two. Whoever reads counts what comes out. */
export function unpack(body: Readable, encoding: string | undefined): Readable {
  const name = encoding?.trim().toLowerCase() || 'identity';
  if (name === 'identity') return body;
  const create = unpackers[name];
  if (!create) throw fetchFailed('ENCODING');
  const unpacked = create();
  body.once('error', (error) => unpacked.destroy(error));
  unpacked.once('close', () => body.destroy());
  return body.pipe(unpacked);
}
