import {
  Client,
  type CombinedError,
  fetchExchange,
  makeOperation,
  mapExchange,
  subscriptionExchange,
} from 'urql';
import { normalisedCache } from './cache.ts';
import { type Changes, tellChanges } from './changes.ts';
import { fetchWithin } from './patience.ts';
import { noteQueries } from './refetch.ts';
import type { Socket } from './socket-state.ts';
import { type Shown, spreadShown } from './spread-shown.ts';

const url = '/graphql';
const answerMs = 30_000;

const headersFor = (apiKey: string | null): Record<string, string> =>
  apiKey ? { authorization: `Bearer ${apiKey}` } : {};

const isKeyRefusal = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');

export interface AccountClientOptions {
  /** Each request is made with the key there is then. */
  currentKey(): string;
  socket: Socket;
  shown: Shown;
  /** Is told what events and answers bring. */
  changes: Changes;
  /** Is told of a key that does not work. */
  onRefused(key: string): void;
}

/** The client of an account: normalised cache, live updates. */
export function createAccountClient({
  currentKey,
  socket,
  shown,
  changes,
  onRefused,
}: AccountClientOptions): Client {
  return new Client({
    url,
    fetch: fetchWithin(answerMs),
    preferGetMethod: false,
    exchanges: [
      mapExchange({
        onOperation(operation) {
          const key = currentKey();
          const fetchOptions = { headers: headersFor(key) };
          return makeOperation(operation.kind, operation, { ...operation.context, key, fetchOptions });
        },
        onError(error, { context }) {
          if (isKeyRefusal(error)) onRefused(context.key);
        },
      }),
      spreadShown(shown),
      noteQueries(),
      tellChanges(changes),
      normalisedCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.client.subscribe({ query, variables }, sink),
          }),
        }),
      }),
    ],
  });
}

/** A client without cache or account, for what is asked before there is one, or to try another key. */
export function createBareClient(apiKey: string | null = null): Client {
  return new Client({
    url,
    fetch: fetchWithin(answerMs),
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: () => ({ headers: headersFor(apiKey) }),
    exchanges: [fetchExchange],
  });
}
