export interface StorageEntry {
  /** Null also where a page may keep nothing. */
  read(): string | null;
  /** Whether it is kept: a browser may forbid it, or have no room. */
  keep(value: string): boolean;
  drop(): void;
  /** Calls back when another tab has changed it. */
  watch(onChange: () => void): void;
}

/** What this browser keeps under a name, for all tabs. */
export const storageEntry = (name: string): StorageEntry => ({
  read() {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  keep(value) {
    try {
      localStorage.setItem(name, value);
      return true;
    } catch {
      return false;
    }
  },
  drop() {
    try {
      localStorage.removeItem(name);
    } catch {
      // What was not kept need not be dropped.
    }
  },
  watch(onChange) {
    addEventListener('storage', ({ key }) => {
      if (key === name) onChange();
    });
  },
});
