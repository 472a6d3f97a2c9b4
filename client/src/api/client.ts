import { Client, type CombinedError, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { normalisedCache } from './cache.ts';
import type { Socket } from './socket-state.ts';

const url = '/graphql';

const headersFor = (apiKey: string | null): Record<string, string> =>
  apiKey ? { authorization: `Bearer ${apiKey}` } : {};

export const isKeyRefusal = (error: CombinedError) =>
  error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');

/** The client of an account: normalised cache, live updates. `onRefused` is told when the key stops working. */
export function createAccountClient(apiKey: string, socket: Socket, onRefused: () => void): Client {
  return new Client({
    url,
    preferGetMethod: false,
    fetchOptions: () => ({ headers: headersFor(apiKey) }),
    exchanges: [
      mapExchange({
        onError(error) {
          if (isKeyRefusal(error)) onRefused();
        },
      }),
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
