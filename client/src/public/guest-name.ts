const key = 'pasteup-guest-name';

/** The one thing that the page keeps in a browser; where nothing can be kept, the name is asked for again. */
export function readGuestName(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function keepGuestName(name: string): void {
  try {
    if (name) localStorage.setItem(key, name);
    else localStorage.removeItem(key);
  } catch {}
}
