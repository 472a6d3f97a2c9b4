import type { Transform } from 'node:stream';
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

/** What takes the one packing off; null for none. FETCH_FAILED for one that is not known, and for two. */
export function findUnpacker(encoding: string | undefined): (() => Transform) | null {
  const name = encoding?.trim().toLowerCase() || 'identity';
  if (name === 'identity') return null;
  const create = unpackers[name];
  if (!create) throw fetchFailed('ENCODING');
  return create;
}
