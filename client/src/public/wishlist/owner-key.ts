/** Where the app keeps the key of the account that this browser has: client/src/session/api-key.ts. */
const entry = 'pasteup-api-key';

/** Null for who has no account here, and where nothing can be kept. */
export function readOwnKey(): string | null {
  try {
    return localStorage.getItem(entry);
  } catch {
    return null;
  }
}
