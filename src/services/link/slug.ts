import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** A gallery's own is short enough to be read out: 59 bits, and misses are counted. A link's cannot be guessed: 131 bits. */
const lengths = { gallery: 10, link: 22 } as const;

export function createSlug(of: keyof typeof lengths): string {
  return Array.from({ length: lengths[of] }, () => letters[randomInt(letters.length)]).join('');
}

/** Whose slug it may be; null for what is none. */
export function kindOfSlug(slug: string): keyof typeof lengths | null {
  if (!/^[a-zA-Z0-9]+$/.test(slug)) return null;
  if (slug.length === lengths.gallery) return 'gallery';
  return slug.length === lengths.link ? 'link' : null;
}
