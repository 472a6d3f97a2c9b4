import { createStore } from 'zustand';
import { storageEntry } from './storage-entry.ts';

/**
 * The key this browser acts with. `refused` stays with its key until another one is set: the key is not thrown away
 * (the server may have been wrong for a moment), and no new account is made over it without being asked for. So it is
 * where there was a key and it was `dropped` with its account; a page that is opened later knows nothing of that.
 * One that is `unkept` is gone with this page.
 */
export interface ApiKeyState {
  key: string | null;
  refused: boolean;
  dropped: boolean;
  unkept: boolean;
}

const kept = storageEntry('pasteup-api-key');

const fromStorage = (): ApiKeyState => ({ key: kept.read(), refused: false, dropped: false, unkept: false });

export const apiKeyState = createStore<ApiKeyState>(fromStorage);

/** Whether the browser keeps it. */
export function setApiKey(key: string): boolean {
  const isKept = kept.keep(key);
  apiKeyState.setState({ key, refused: false, dropped: false, unkept: !isKept });
  return isKept;
}

/** Its account is deleted. */
export function dropApiKey() {
  kept.drop();
  apiKeyState.setState({ key: null, refused: false, dropped: true, unkept: false });
}

/** Told by whoever was answered so; a late answer to a key that was replaced means nothing. */
export function markRefused(key: string) {
  apiKeyState.setState((now) => (now.key === key ? { ...now, refused: true } : now));
}

/** Another tab's sign-up, replacement, rotation or deletion holds here too. Whether there is a key now. */
export function takeKeptKey(): boolean {
  const next = fromStorage();
  if (next.key !== apiKeyState.getState().key) apiKeyState.setState({ ...next, dropped: next.key === null });
  return apiKeyState.getState().key !== null;
}

kept.watch(takeKeptKey);
