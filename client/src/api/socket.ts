import { createClient } from 'graphql-ws';
import { createStore } from '../ui/store.ts';
import { createHeartbeat } from './heartbeat.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Socket, SocketState } from './socket-state.ts';
import { waitForNetwork } from './wait-for-network.ts';

const KEY_REFUSED = 4403;

/** How often a sign of life is asked for, and how long it may take. */
const usualTimes = { keepAliveMs: 12_000, patienceMs: 5_000 };

export function openSocket(
  apiKey: string,
  onRefused: () => void,
  { keepAliveMs, patienceMs } = usualTimes,
): Socket {
  const state = createStore<SocketState>('idle');
  const heartbeat = createHeartbeat(patienceMs, () => client.terminate());
  const client = createClient({
    url: location.origin.replace(/^http/, 'ws').concat('/graphql'),
    connectionParams: { authorization: `Bearer ${apiKey}` },
    keepAlive: keepAliveMs,
    connectionAckWaitTimeout: 2 * patienceMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => closeCode(event) !== KEY_REFUSED,
    retryWait: (attempt) => waitForNetwork(retryDelayMs(attempt, Math.random())),
    on: {
      ...heartbeat,
      connecting: (isRetry) => state.set(isRetry ? 'lost' : 'connecting'),
      connected(...connection) {
        heartbeat.connected(...connection);
        state.set('open');
      },
      closed(event) {
        heartbeat.closed(event);
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
