import { WebSocket } from 'ws';

export interface RawSocket {
  /** Sends a message of the protocol, or bytes as they are. */
  send(message: object | string): void;
  /** The next message that came, in their order. */
  next(): Promise<Record<string, unknown>>;
  /** The close code. */
  closed: Promise<number>;
  isOpen(): boolean;
  close(): Promise<void>;
}

/** A graphql-transport-ws client that does only what it is told. Resolves when the connection is there. */
export async function connectRawSocket(url: string, protocol = 'graphql-transport-ws'): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol);
  const messages: Record<string, unknown>[] = [];
  let wake = () => {};
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    wake();
  });
  const closed = new Promise<number>((resolve) =>
    socket.on('close', (code) => {
      resolve(code);
      wake();
    }),
  );
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('error', () => {});
  return {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async next() {
      for (;;) {
        const message = messages.shift();
        if (message) return message;
        if (socket.readyState === WebSocket.CLOSED) throw new Error('The socket has closed.');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    closed,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    async close() {
      socket.close();
      await closed;
    },
  };
}

/** The same after connection_init: acknowledged, or closed. */
export async function openRawSocket(url: string, apiKey: string | null = null): Promise<RawSocket> {
  const socket = await connectRawSocket(url);
  socket.send({
    type: 'connection_init',
    payload: apiKey === null ? {} : { authorization: `Bearer ${apiKey}` },
  });
  await socket.next().catch(() => undefined);
  return socket;
}
