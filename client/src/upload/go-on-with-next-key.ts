import type { StoreApi } from 'zustand';
import type { ApiKeyState } from '../session/api-key.ts';
import type { Tray } from './tray.ts';

/**
 * Lets a line of uploads that stopped because its key was refused go on as soon as there is another. The refusal may
 * come before the next key, as where another tab rotates it, or after. Answers with how to end it.
 */
export function goOnWithNextKey({ state, resume }: Tray, apiKey: StoreApi<ApiKeyState>): () => void {
  const check = () => {
    if (state.getState().stopped?.code === 'UNAUTHENTICATED' && !apiKey.getState().refused) resume();
  };
  const ends = [
    state.subscribe((now, before) => {
      if (now.stopped !== before.stopped) check();
    }),
    apiKey.subscribe(check),
  ];
  return () => {
    for (const end of ends) end();
  };
}
