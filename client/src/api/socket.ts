import { createClient } from 'graphql-ws';
import { createStore } from '../ui/store.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Socket, SocketState } from './socket-state.ts';
import { waitForNetwork } from './wait-for-network.ts';

const KEY_REFUSED = 4403;

/** Asking for a sign of life this often notices a dead network that no close event reports. */
const keepAliveMs = 12_000;

export function openSocket(apiKey: string, onRefused: () => void): Socket {
  const state = createStore<SocketState>('idle');
  const client = createClient({
    url: location.origin.replace(/^http/, 'ws').concat('/graphql'),
    connectionParams: { authorization: `Bearer ${apiKey}` },
    keepAlive: keepAliveMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => closeCode(event) !== KEY_REFUSED,
    retryWait: (attempt) => waitForNetwork(retryDelayMs(attempt, Math.random())),
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
