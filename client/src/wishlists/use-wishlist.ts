import { useEffect, useState } from 'react';
import { createStore, useStore } from 'zustand';
import { useSession } from '../session/session-context.ts';
import { openWishlist, type WishlistState, type WishlistStore } from './wishlist-store.ts';

const nothing = createStore<WishlistState>(() => ({ open: null, problem: null }));

/** An open wishlist, for as long as it is looked at. */
export function useWishlist(id: string): WishlistState & { refresh: () => void } {
  const session = useSession();
  const [store, setStore] = useState<WishlistStore | null>(null);
  useEffect(() => {
    const opened = openWishlist(session, id);
    setStore(opened);
    return () => opened.close();
  }, [session, id]);
  const state = useStore(store?.state ?? nothing);
  return { ...state, refresh: () => store?.refresh() };
}
