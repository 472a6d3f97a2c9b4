import type { LinkScope } from '../../context/scope.ts';

/** What a URL that was given through an address carries: which, and its version. */
export function writeVia({ linkId, galleryId, wishlistId, version }: LinkScope): string {
  return `${linkId ?? (galleryId || wishlistId)}.${version}`;
}

export function readVia(via: string): { id: string; version: number } {
  const [id = '', version] = via.split('.');
  return { id, version: Number(version) };
}
