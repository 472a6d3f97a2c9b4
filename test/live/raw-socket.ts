import { WebSocket } from 'ws';

export interface RawMessage {
  type: string;
  id?: string;
  payload?: { data?: Record<string, { id: string; progress: number; status: string }> };
}

/** A socket that has said hello in graphql-transport-ws, with all that came. */
export interface RawSocket {
  socket: WebSocket;
  messages: RawMessage[];
  subscribe(id: string, query: string, variables?: object): void;
  complete(id: string): void;
  /** Resolves with the code when it is closed. */
  closed: Promise<number>;
}

export async function openRawSocket(
  url: string,
  apiKey: string | null,
  { host }: { host?: string } = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { ...(host && { host }) },
  });
  const messages: RawMessage[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const ready = Promise.withResolvers<void>();
  socket.once('error', ready.reject);
  socket.once('open', () => {
    const payload = apiKey ? { authorization: `Bearer ${apiKey}` } : {};
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
  });
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    ready.resolve();
  });
  void closed.then((code) => ready.reject(new Error(`Closed with ${code}.`)));
  await ready.promise;
  return {
    socket,
    messages,
    closed,
    subscribe: (id, query, variables = {}) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } })),
    complete: (id) => socket.send(JSON.stringify({ id, type: 'complete' })),
  };
}
