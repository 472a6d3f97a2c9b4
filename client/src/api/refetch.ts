import { type Client, type Exchange, mapExchange, type Operation } from 'urql';

/** Queries that somebody looks at now. */
const activeQueries = new WeakMap<Client, Map<number, Operation>>();

/** Has its place before the cache. */
export const noteQueries = (): Exchange => (input) => {
  const active = new Map<number, Operation>();
  activeQueries.set(input.client, active);
  return mapExchange({
    onOperation({ kind, key, ...operation }) {
      // Rows of a list read the cache alone, and the list is read anew by itself.
      const isAsked = kind === 'query' && operation.context.requestPolicy !== 'cache-only';
      if (isAsked) active.set(key, { kind, key, ...operation });
      if (kind === 'teardown') active.delete(key);
    },
  })(input);
};

/** Asks the server anew for all that is looked at. */
export function refetchQueries(client: Client): void {
  for (const operation of activeQueries.get(client)?.values() ?? [])
    client.reexecuteOperation(
      client.createRequestOperation('query', operation, {
        ...operation.context,
        requestPolicy: 'network-only',
      }),
    );
}
