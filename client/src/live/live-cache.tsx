import { useEffect } from 'react';
import { useClient } from 'urql';
import type { StoreApi } from 'zustand';
import type { SocketState } from '../api/socket-state.ts';
import { follow, ImagesUpdated, JobsUpdated } from './follow.ts';

/** Keeps the cache live for as long as it is mounted. */
export function LiveCache({ socketState }: { socketState: StoreApi<SocketState> }) {
  const client = useClient();
  useEffect(() => {
    const ends = [follow(client, socketState, JobsUpdated), follow(client, socketState, ImagesUpdated)];
    return () => {
      for (const end of ends) end();
    };
  }, [client, socketState]);
  return null;
}
