import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What each kind of slow client sends, to send no more. */
const beginnings = {
  headers: 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-More:',
  body: 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"query":',
  nothing: '',
  /** And says that it is its last. */
  half: 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"query":',
};
export type SlowKind = keyof typeof beginnings;

export interface SlowClients {
  /** What each has been told once all of a kind are closed by the server. */
  readAnswers(kind: SlowKind): Promise<string[]>;
  close(): void;
}

/** So many of each kind, connected. */
export async function openSlowClients(url: string, counts: Record<SlowKind, number>): Promise<SlowClients> {
  const { port } = new URL(url);
  const all = new Map<SlowKind, { socket: Socket; answer: Promise<string> }[]>();
  for (const [kind, count] of Object.entries(counts) as [SlowKind, number][]) {
    const sockets = Array.from({ length: count }, () =>
      connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true }),
    );
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    all.set(
      kind,
      sockets.map((socket) => {
        socket.on('error', () => {}).write(beginnings[kind]);
        if (kind === 'half') socket.end();
        return { socket, answer: readToEnd(socket) };
      }),
    );
  }
  return {
    readAnswers: (kind) => Promise.all((all.get(kind) ?? []).map(({ answer }) => answer)),
    close() {
      for (const { socket } of [...all.values()].flat()) socket.destroy();
    },
  };
}

async function readToEnd(socket: Socket): Promise<string> {
  let came = '';
  socket.on('data', (chunk) => {
    came += chunk;
  });
  socket.once('end', () => socket.end());
  await once(socket, 'close');
  return came;
}
