import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { afterEach, expect, test } from 'vitest';
import { dropUnreadBodies, type UnreadBodyOptions } from '../../src/http/unread-body.ts';

let server: Server;

afterEach(() => server.close());

/** A connection on which 1,000,000 bytes are announced to a server that refuses them unread; resolves when that has come. */
async function refuse(options: UnreadBodyOptions) {
  const app = express();
  app.use(dropUnreadBodies(options));
  app.use((_req, res) => void res.status(401).end());
  server = createServer(app).listen(0);
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port).on('error', () => {});
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('401');
  return socket;
}

test('who goes on sending more than is thrown away has the connection ended', async () => {
  const socket = await refuse({ maxBytes: 1000, timeoutMs: 60_000 });
  socket.write(Buffer.alloc(2000));
  await once(socket, 'close');
});

test('who sends nothing more has it ended after a while', async () => {
  const socket = await refuse({ maxBytes: 10_000_000, timeoutMs: 50 });
  await once(socket, 'close');
});

test('who sends the rest is answered again', async () => {
  const socket = await refuse({});
  socket.write(Buffer.alloc(1_000_000));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('401');
  socket.destroy();
});
