import type { StoreApi } from 'zustand';
import type { ApiKeyState } from '../session/api-key.ts';
import type { Uploader } from './uploader.ts';

/**
 * Lets a line of uploads that stopped because its key was refused go on as soon as there is another. The refusal may
 * come before the next key, as where another tab rotates it, or after. Answers with how to end it.
 */
export function goOnWithNextKey({ stopped, resume }: Uploader, apiKey: StoreApi<ApiKeyState>): () => void {
  const check = () => {
    if (stopped.getState()?.code === 'UNAUTHENTICATED' && !apiKey.getState().refused) resume();
  };
  const ends = [stopped.subscribe(check), apiKey.subscribe(check)];
  return () => {
    for (const end of ends) end();
  };
}
