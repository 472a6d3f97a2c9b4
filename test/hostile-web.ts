import { once } from 'node:events';
import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { makePicture } from './picture.ts';

/** What answers as servers do that are slow, broken, or after us. */
export interface HostileWeb {
  httpPort: number;
  httpsPort: number;
  /** Of the https server, which is `secure.test` by it. */
  certificate: string;
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[];
  /** Whose connections have ended before all was sent. */
  closed: string[];
  picture: Buffer;
  close(): Promise<void>;
}

type Answer = (
  res: ServerResponse,
  context: { picture: Buffer; query: URLSearchParams; times: number },
) => void;

const send = (
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Uint8Array | string = '',
) => void res.writeHead(status, headers).end(body);

function endlessly(res: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 7);
  const more = () => {
    while (!res.destroyed && res.write(chunk));
    if (!res.destroyed) res.once('drain', more);
  };
  more();
}

const answers: Record<string, Answer> = {
  '/ok.jpg': (res, { picture }) => send(res, 200, { 'content-type': 'image/jpeg' }, picture),
  '/named': (res, { picture }) =>
    send(res, 200, { 'content-disposition': `attachment; filename*=UTF-8''m%C3%B6we.jpg` }, picture),
  '/type-lie': (res, { picture }) => send(res, 200, { 'content-type': 'text/plain' }, picture),
  '/html': (res) =>
    send(res, 200, { 'content-type': 'text/html' }, '<!doctype html><title>Robot Check</title>'),
  '/svg': (res) =>
    send(res, 200, { 'content-type': 'image/svg+xml' }, '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  '/silent': () => {},
  '/drip': (res) => {
    res.writeHead(200);
    const timer = setInterval(() => res.write('.'), 100);
    res.on('close', () => clearInterval(timer));
  },
  '/endless': (res) => endlessly(res.writeHead(200)),
  '/says-more': (res) => res.writeHead(200, { 'content-length': '999999999' }).write('.'),
  '/short': (res, { picture }) => {
    res.writeHead(200, { 'content-length': `${picture.length + 10}` });
    res.write(picture, () => res.destroy());
  },
  '/gzip': (res, { picture }) => send(res, 200, { 'content-encoding': 'gzip' }, gzipSync(picture)),
  '/br': (res, { picture }) => send(res, 200, { 'content-encoding': 'br' }, brotliCompressSync(picture)),
  '/bomb': (res) => send(res, 200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000))),
  '/twice': (res, { picture }) =>
    send(res, 200, { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(picture))),
  '/strange': (res) => {
    res.writeHead(200, { 'content-encoding': 'x-strange' });
    endlessly(res);
  },
  '/no-gzip': (res) => send(res, 200, { 'content-encoding': 'gzip' }, 'this is none'),
  '/headers': (res) => send(res, 200, { 'x-much': 'x'.repeat(80_000) }),
  '/reset': (res) => void res.socket?.destroy(),
  '/status': (res, { query, picture }) =>
    send(
      res,
      Number(query.get('code')),
      query.has('after') ? { 'retry-after': query.get('after')! } : {},
      picture,
    ),
  '/empty': (res) => send(res, 200, {}),
  '/loop': (res) => send(res, 302, { location: '/loop' }),
  '/hops': (res, { query }) => {
    const left = Number(query.get('n'));
    send(res, 302, { location: left > 1 ? `/hops?n=${left - 1}` : '/ok.jpg', 'set-cookie': 'a=b' });
  },
  '/to': (res, { query }) => send(res, Number(query.get('code') ?? 302), { location: query.get('url')! }),
  '/found-later.jpg': (res, { times, picture }) =>
    times < 1 ? send(res, 404, {}) : send(res, 200, {}, picture),
  '/later.jpg': (res, { times, picture }) => (times < 1 ? send(res, 503, {}) : send(res, 200, {}, picture)),
};

export async function openHostileWeb(): Promise<HostileWeb> {
  const picture = await makePicture({ width: 64, height: 48 });
  const asked: HostileWeb['asked'] = [];
  const closed: string[] = [];
  const listener: RequestListener = (req, res) => {
    const url = new URL(req.url ?? '/', 'http://hostile');
    asked.push({ path: url.pathname, headers: req.headers });
    res.once('close', () => res.writableFinished || closed.push(url.pathname));
    const times = asked.filter(({ path }) => path === url.pathname).length - 1;
    const answer = answers[url.pathname];
    if (answer) answer(res, { picture, query: url.searchParams, times });
    else send(res, 404, {});
  };
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'secure.test' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'secure.test' }] }],
  });
  const [http, https] = [createHttp(listener), createHttps({ cert, key }, listener)];
  const ports = await Promise.all([http, https].map((server) => listen(server)));
  return {
    httpPort: ports[0]!,
    httpsPort: ports[1]!,
    certificate: cert,
    asked,
    closed,
    picture,
    async close() {
      for (const server of [http, https]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

/** A port behind which something is that must not be reached, and how often it was. */
export interface Canary {
  port: number;
  accepted(): number;
  close(): Promise<void>;
}

export async function openCanary(host: string): Promise<Canary> {
  let accepted = 0;
  const server = createTcp((socket) => {
    accepted += 1;
    socket.destroy();
  });
  return {
    port: await listen(server, host),
    accepted: () => accepted,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
