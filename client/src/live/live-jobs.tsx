import { useEffect } from 'react';
import { useClient } from 'urql';
import type { SocketState } from '../api/socket-state.ts';
import type { Store } from '../ui/store.ts';
import { followJobs } from './follow-jobs.ts';

/** Keeps the cache live for as long as it is mounted. */
export function LiveJobs({ socketState }: { socketState: Store<SocketState> }) {
  const client = useClient();
  useEffect(() => followJobs(client, socketState), [client, socketState]);
  return null;
}
