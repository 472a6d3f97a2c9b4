import { notifications } from '@mantine/notifications';
import { createStore } from 'zustand';
import { dropKey, keepKey, readKeptKey, watchKeptKey } from './kept-key.ts';

/**
 * The key this browser acts with. `refused` stays with its key until another one is set: the key is not thrown away
 * (the server may have been wrong for a moment), and no new account is made over it without being asked for. So it is
 * where there was a key and it was `dropped` with its account; a page that is opened later knows nothing of that.
 */
export interface ApiKeyState {
  key: string | null;
  refused: boolean;
  dropped: boolean;
}

const fromStorage = (): ApiKeyState => ({ key: readKeptKey(), refused: false, dropped: false });

export const apiKeyState = createStore<ApiKeyState>(fromStorage);

export function setApiKey(key: string) {
  if (!keepKey(key)) warnNotKept();
  apiKeyState.setState({ key, refused: false, dropped: false });
}

/** Its account is deleted. */
export function dropApiKey() {
  dropKey();
  apiKeyState.setState({ key: null, refused: false, dropped: true });
}

function warnNotKept() {
  notifications.show({
    title: 'This browser does not keep your key',
    message: 'Copy it before you leave, from the account menu: it is the only way back to your pictures.',
    color: 'yellow',
    autoClose: false,
  });
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

watchKeptKey(takeKeptKey);
