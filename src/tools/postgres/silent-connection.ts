import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** Longer than any statement of a server that is at work takes: a connection that died without a word is given up after it. */
export const silentAfterMs = 15_000;

/**
 * Ends a connection on which nothing has come for so long, be it dead without a word or only idle; its pool makes another.
 * pg's own `query_timeout` gives up the query and keeps the connection, on which the next query waits as long again, and so
 * does its end.
 */
export function endWhenSilent(client: ClientBase, silentMs: number): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.setTimeout(silentMs, () => stream.destroy(new Error('Connection terminated: it was silent.')));
}
