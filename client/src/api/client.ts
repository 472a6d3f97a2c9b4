import {
  Client,
  type CombinedError,
  fetchExchange,
  makeOperation,
  mapExchange,
  subscriptionExchange,
} from 'urql';
import { normalisedCache } from './cache.ts';
import { noteQueries } from './refetch.ts';
import type { Socket } from './socket-state.ts';

const url = '/graphql';

const headersFor = (apiKey: string | null): Record<string, string> =>
  apiKey ? { authorization: `Bearer ${apiKey}` } : {};

export const isKeyRefusal = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');

/**
 * The client of an account: normalised cache, live updates. Each request is made with the key there is then; `onRefused`
 * is told of one that does not work.
 */
export function createAccountClient(
  currentKey: () => string,
  socket: Socket,
  onRefused: (key: string) => void,
): Client {
  return new Client({
    url,
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
      noteQueries(),
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
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: () => ({ headers: headersFor(apiKey) }),
    exchanges: [fetchExchange],
  });
}
