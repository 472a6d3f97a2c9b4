import type { Client } from 'urql';
import { releaseCache } from '../api/cache.ts';
import { type Changes, createChanges } from '../api/changes.ts';
import { createAccountClient } from '../api/client.ts';
import { openSocket } from '../api/socket.ts';
import type { Socket } from '../api/socket-state.ts';
import type { Shown } from '../api/spread-shown.ts';
import { accountOf } from './account-of.ts';
import { apiKeyState, markRefused } from './api-key.ts';

/**
 * All that a page has of one account: its client, its socket, and the part of each feature that somebody has asked for.
 * The key may be replaced meanwhile; another account has another session.
 */
export interface Session {
  account: string;
  client: Client;
  socket: Socket;
  /** What becomes known of the account's images and jobs, on whichever way. */
  changes: Changes;
  /** The feature's part of this session: made when it is first asked for. */
  get<Part>(feature: Feature<Part>): Part;
  /** Ends every part, the last one first, and the socket. */
  close(): void;
}

export interface Feature<Part> {
  open(session: Session): Part;
  /** Ends what goes on by itself: timers, requests, listeners. Default: nothing does. */
  close?(part: Part): void;
}

/** `shown` is what the pages show of what is told live: see api/spread-shown.ts. */
export function openSession(account: string, shown: Shown): Session {
  let key = '';
  let isClosed = false;
  /** The newest of this account: what is still under way when another account comes is not to be asked in its name. */
  const currentKey = () => {
    const now = apiKeyState.getState().key;
    if (now !== null && accountOf(now) === account) key = now;
    return key;
  };
  const changes = createChanges();
  const socket = openSocket(currentKey, markRefused);
  const client = createAccountClient({ currentKey, socket, shown, changes, onRefused: markRefused });
  const parts = new Map<Feature<unknown>, unknown>();
  const session: Session = {
    account,
    client,
    socket,
    changes,
    get<Part>(feature: Feature<Part>): Part {
      if (isClosed)
        throw new Error('Expected a session that is open: its account is not the one of this page any more.');
      if (!parts.has(feature as Feature<unknown>))
        parts.set(feature as Feature<unknown>, feature.open(session));
      return parts.get(feature as Feature<unknown>) as Part;
    },
    close() {
      isClosed = true;
      for (const [feature, part] of [...parts].reverse()) feature.close?.(part);
      parts.clear();
      void socket.client.dispose();
      releaseCache();
    },
  };
  return session;
}
