import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

/** A socket that was acknowledged, with a key or without. */
export async function openSocket(url: string, apiKey: string | null = null): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code]) => Promise.reject(new Error(`Closed with ${code}.`)));
  closed.catch(() => {});
  await Promise.race([once(socket, 'open'), closed]);
  const payload = apiKey === null ? {} : { authorization: `Bearer ${apiKey}` };
  socket.send(JSON.stringify({ type: 'connection_init', payload }));
  await Promise.race([once(socket, 'message'), closed]);
  return socket;
}

/** Subscribes to the question so often in one write. */
export function subscribeInOneWrite(socket: WebSocket, query: string, times: number): void {
  const { _socket: line } = socket as unknown as { _socket: Socket };
  line.cork();
  for (let id = 1; id <= times; id++)
    socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query } }), () => {});
  line.uncork();
}
