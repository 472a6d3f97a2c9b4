import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  /** Exactly as it came. */
  body: Buffer;
}

type Answer = (response: ServerResponse, received: Received) => void | Promise<void>;

/** A server of somebody else that is told of things. */
export interface Receiver {
  url: string;
  received: Received[];
  /** TCP connections that were made. */
  connections: () => number;
  /** How it answers from now on. Default: with 204. */
  answer: (how: number | Answer) => void;
  /** Resolves once so many requests have come. */
  untilReceived: (count: number) => Promise<Received[]>;
  close: () => Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<{ count: number; resolve: (all: Received[]) => void }>();
  let respond: Answer = (response) => void response.writeHead(204).end();
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const came = {
      path: request.url ?? '',
      method: request.method ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks),
    };
    received.push(came);
    for (const one of waiting) if (received.length >= one.count) one.resolve(received);
    await respond(response, came);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    connections: () => connections,
    answer(how) {
      respond = typeof how === 'number' ? (response) => void response.writeHead(how).end() : how;
    },
    untilReceived: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve(received);
        else waiting.add({ count, resolve });
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
