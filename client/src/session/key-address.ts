const mark = '#key=';

/** An address that opens the account: its key is in the fragment, which is sent nowhere. */
export const addressWithKey = (origin: string, key: string) => `${origin}/${mark}${encodeURIComponent(key)}`;

/** Whether the fragment is there for a key, also for one that cannot be read. */
export const bringsKey = (hash: string) => hash.startsWith(mark);

export function keyOfHash(hash: string): string | null {
  if (!bringsKey(hash)) return null;
  try {
    return decodeURIComponent(hash.slice(mark.length)).trim() || null;
  } catch {
    return null;
  }
}
