import { createStore } from '../ui/store.ts';

/**
 * The key this browser acts with. `refused` stays with its key until another one is set: the key is not thrown away
 * (the server may have been wrong for a moment), and no new account is made over it without being asked for.
 */
export interface ApiKeyState {
  key: string | null;
  refused: boolean;
}

/** The account a key names, so that one key can take another's place in whatever is under way; else the key itself. */
export const accountOf = (key: string): string => /^pst_([0-9a-z]{26})_/.exec(key)?.[1] ?? key;

const storageKey = 'pasteup-api-key';

const fromStorage = (): ApiKeyState => ({ key: localStorage.getItem(storageKey), refused: false });

export const apiKeyState = createStore<ApiKeyState>(fromStorage());

export function setApiKey(key: string) {
  localStorage.setItem(storageKey, key);
  apiKeyState.set({ key, refused: false });
}

/** Told by whoever was answered so; a late answer to a key that was replaced means nothing. */
export function markRefused(key: string) {
  apiKeyState.update((now) => (now.key === key ? { key, refused: true } : now));
}

/** Another tab's sign-up, replacement or rotation holds here too. */
addEventListener('storage', ({ key }) => {
  if (key === storageKey && localStorage.getItem(storageKey) !== apiKeyState.get().key) {
    apiKeyState.set(fromStorage());
  }
});
