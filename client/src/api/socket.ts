import { type Client, createClient } from 'graphql-ws';
import { createStore, type Store } from '../store.ts';
import { retryDelayMs } from './retry-delay.ts';

/**
 * The one socket of a client. `connecting` is the first attempt; a connection that ends without being asked to
 * becomes `lost` and is tried again for as long as the page is open; `refused` is final: the key is not valid.
 */
export type SocketState = 'idle' | 'connecting' | 'open' | 'lost' | 'refused';

const KEY_REFUSED = 4403;

/** Asking for a sign of life this often notices a dead network that no close event reports. */
const keepAliveMs = 12_000;

export interface Socket {
  client: Client;
  state: Store<SocketState>;
}

export function openSocket(apiKey: string, onRefused: () => void): Socket {
  const state = createStore<SocketState>('idle');
  const client = createClient({
    url: location.origin.replace(/^http/, 'ws').concat('/graphql'),
    connectionParams: { authorization: `Bearer ${apiKey}` },
    keepAlive: keepAliveMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => closeCode(event) !== KEY_REFUSED,
    retryWait: (attempt) => delayOrOnline(retryDelayMs(attempt, Math.random())),
    on: {
      connecting: (isRetry) => state.set(isRetry ? 'lost' : 'connecting'),
      connected: () => state.set('open'),
      closed: (event) => {
        const code = closeCode(event);
        if (code === KEY_REFUSED) {
          state.set('refused');
          onRefused();
        } else {
          state.set(code === 1000 ? 'idle' : 'lost');
        }
      },
    },
  });
  return { client, state };
}

function closeCode(event: unknown): number | undefined {
  return event instanceof CloseEvent ? event.code : undefined;
}

/** Waits, but no longer than until the network is back. */
function delayOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}
