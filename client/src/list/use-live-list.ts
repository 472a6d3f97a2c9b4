import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SocketState } from '../api/socket-state.ts';
import { useFeature, useSession } from '../session/session-context.ts';
import { type ListDefinition, listsFeature } from './lists.ts';
import type { LiveList } from './live-list.ts';

/** The addresses of files last for days at most: what is older is read anew, so that they work. */
const oldAfterMs = 3_600_000;
const checkEveryMs = 60_000;

/**
 * A live list with its state. It is read anew when it is first shown, when the socket is back, and whenever it is looked
 * at after an hour. `filter` is compared by its JSON.
 */
export function useLiveList<Filter>(definition: ListDefinition<Filter>, filter: Filter | null = null) {
  const { socket } = useSession();
  const list = useFeature(listsFeature).get(definition, filter);
  const state = useStore(list.state);
  useEffect(() => keepFresh(list, socket.state.subscribe), [list, socket]);
  return { ...state, more: list.more };
}

type Subscribe = (listener: (now: SocketState, before: SocketState) => void) => () => void;

function keepFresh(list: LiveList, onSocket: Subscribe): () => void {
  list.refresh('changed');
  const refreshOld = () => {
    if (!document.hidden && Date.now() - list.readAtMs() > oldAfterMs) list.refresh('all');
  };
  const timer = setInterval(refreshOld, checkEveryMs);
  document.addEventListener('visibilitychange', refreshOld);
  const ignoreSocket = onSocket((now, before) => {
    if (now === 'open' && before === 'lost') list.refresh('changed');
  });
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refreshOld);
    ignoreSocket();
  };
}
