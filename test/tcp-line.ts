import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can fail in the ways lines do. */
export interface Line {
  /** Of the server, by way of this line. */
  url: string;
  /** Ends every connection, and every new one. */
  cut(): void;
  /** From now on what is sent on it, new connections included, arrives nowhere, and nobody is told: also after `open`. */
  swallow(): void;
  /** New connections are well again. */
  open(): void;
  close(): Promise<void>;
}

export async function openLine(target: URL): Promise<Line> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'silent' = 'open';
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => {}).once('close', () => sockets.delete(near));
    if (state === 'cut') return void near.destroy();
    if (state === 'silent') return void near.resume();
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => near.destroy()).once('close', () => near.destroy());
    near.once('close', () => far.destroy());
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    swallow() {
      state = 'silent';
      for (const socket of sockets) socket.unpipe().resume();
    },
    open() {
      state = 'open';
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
