import { createClient } from 'graphql-ws';
import { createStore } from 'zustand';
import { createHeartbeat } from './heartbeat.ts';
import { webSocketWithin } from './patience.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Socket, SocketState } from './socket-state.ts';
import { waitForNetwork } from './wait-for-network.ts';

const KEY_REFUSED = 4403;

/** How often a sign of life is asked for, and how long it may take: together what a dead network goes unnoticed. */
const usualTimes = { keepAliveMs: 5_000, patienceMs: 3_000 };

/** Each connection is made with the key there is then; `onRefused` is told of one that does not work. */
export function openSocket(
  currentKey: () => string,
  onRefused: (key: string) => void,
  { keepAliveMs, patienceMs } = usualTimes,
): Socket {
  const state = createStore<SocketState>(() => 'idle');
  /** Of the latest connection. */
  let key = '';
  const isRefused = (event: unknown) => closeCode(event) === KEY_REFUSED && key === currentKey();
  const heartbeat = createHeartbeat(patienceMs, () => client.terminate());
  const client = createClient({
    url: location.origin.replace(/^http/, 'ws').concat('/graphql'),
    connectionParams() {
      key = currentKey();
      return { authorization: `Bearer ${key}` };
    },
    webSocketImpl: webSocketWithin(2 * patienceMs),
    keepAlive: keepAliveMs,
    connectionAckWaitTimeout: 2 * patienceMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (event) => !isRefused(event),
    retryWait: (attempt) => waitForNetwork(retryDelayMs(attempt, Math.random())),
    on: {
      ...heartbeat,
      connecting: (isRetry) => state.setState(isRetry ? 'lost' : 'connecting'),
      connected(...connection) {
        heartbeat.connected(...connection);
        state.setState('open');
      },
      closed(event) {
        heartbeat.closed(event);
        if (isRefused(event)) {
          state.setState('refused');
          onRefused(key);
        } else {
          state.setState(closeCode(event) === 1000 ? 'idle' : 'lost');
        }
      },
    },
  });
  return { client, state };
}

function closeCode(event: unknown): number | undefined {
  return event instanceof CloseEvent ? event.code : undefined;
}
