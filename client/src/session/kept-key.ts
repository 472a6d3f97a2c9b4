const storageKey = 'pasteup-api-key';

/** The key this browser has kept; null also where a page may keep nothing. */
export function readKeptKey(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

/** Whether it is kept: a browser may forbid it, or have no room. */
export function keepKey(key: string): boolean {
  try {
    localStorage.setItem(storageKey, key);
    return true;
  } catch {
    return false;
  }
}

export function dropKey() {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // What was not kept need not be dropped.
  }
}

/** Calls back when another tab has kept a key. */
export function watchKeptKey(onChange: () => void) {
  addEventListener('storage', ({ key }) => {
    if (key === storageKey) onChange();
  });
}
