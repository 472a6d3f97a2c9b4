import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/**
 * The own ones of galleries and wishlists are short enough to be read out: 59 bits and 65, and misses are counted. A link's
 * cannot be guessed: 131 bits.
 */
const lengths = { gallery: 10, wishlist: 11, link: 22 } as const;

export function createSlug(of: keyof typeof lengths): string {
  return Array.from({ length: lengths[of] }, () => letters[randomInt(letters.length)]).join('');
}

/** Whose slug it may be; null for what is none. */
export function kindOfSlug(slug: string): keyof typeof lengths | null {
  if (!/^[a-zA-Z0-9]+$/.test(slug)) return null;
  const kinds = Object.keys(lengths) as (keyof typeof lengths)[];
  return kinds.find((kind) => lengths[kind] === slug.length) ?? null;
}
