import { createStore } from 'zustand';
import { apiKeyState } from './api-key.ts';
import { bringsKey, keyOfHash } from './key-address.ts';

/** A key that came in the address, until its visitor has said whether to use it; never the present one. */
export const offeredKey = createStore<{ key: string | null }>(() => ({ key: null }));

export const dropOfferedKey = () => offeredKey.setState({ key: null });

function takeFromAddress() {
  if (!bringsKey(location.hash)) return;
  const key = keyOfHash(location.hash);
  history.replaceState(history.state, '', location.pathname + location.search);
  offeredKey.setState({ key: key === apiKeyState.getState().key ? null : key });
}

// Where this is imported, so before the router has looked at the address.
takeFromAddress();
addEventListener('hashchange', takeFromAddress);
