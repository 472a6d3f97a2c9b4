import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';

export interface Asking {
  req: IncomingMessage;
  picture: Buffer;
  query: URLSearchParams;
  /** How often this address was asked for before. */
  times: number;
  httpsPort: number;
}

type Answer = (res: ServerResponse, asking: Asking) => void;

const send = (
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Uint8Array | string = '',
) => void res.writeHead(status, headers).end(body);

const jpeg = { 'content-type': 'image/jpeg' };

function endlessly(res: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 7);
  const more = () => {
    while (!res.destroyed && res.write(chunk));
    if (!res.destroyed) res.once('drain', more);
  };
  more();
}

const packed =
  (encoding: string, pack: (picture: Buffer) => Uint8Array | string): Answer =>
  (res, { picture }) =>
    send(res, 200, { 'content-encoding': encoding }, pack(picture));

const reused = new WeakSet<Socket>();

const answers: Record<string, Answer> = {
  '/named': (res, { picture }) =>
    send(res, 200, { 'content-disposition': `attachment; filename*=UTF-8''m%C3%B6we.jpg` }, picture),
  '/type-lie': (res, { picture }) => send(res, 200, { 'content-type': 'text/plain' }, picture),
  '/html': (res) =>
    send(
      res,
      200,
      { 'content-type': 'text/html; charset=utf-8' },
      '<!doctype html><title>Robot Check</title>',
    ),
  '/svg': (res) =>
    send(res, 200, { 'content-type': 'image/svg+xml' }, '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  '/silent': () => {},
  '/slow': (res, { picture, query }) => {
    const timer = setTimeout(() => send(res, 200, jpeg, picture), Number(query.get('s')) * 1000);
    res.on('close', () => clearTimeout(timer));
  },
  '/drip': (res) => {
    res.writeHead(200);
    const timer = setInterval(() => res.write('.'), 100);
    res.on('close', () => clearInterval(timer));
  },
  '/endless': (res) => endlessly(res.writeHead(200)),
  '/length-lie+': (res) => res.writeHead(200, { 'content-length': '999999999' }).write('.'),
  '/length-lie-': (res, { picture }) =>
    // What goes beyond it is read by nobody, or as the next answer.
    void res.socket?.end(
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n'), picture]),
    ),
  '/short': (res, { picture }) => {
    res.writeHead(200, { 'content-length': `${picture.length + 10}` });
    res.write(picture, () => res.destroy());
  },
  '/gzip': packed('gzip', gzipSync),
  '/br': packed('br', brotliCompressSync),
  '/zstd': packed('zstd', zstdCompressSync),
  '/gzip-bomb': packed('gzip', () => gzipSync(Buffer.alloc(50_000_000))),
  '/gzip2': packed('gzip, gzip', (picture) => gzipSync(gzipSync(picture))),
  '/no-gzip': packed('gzip', () => 'this is none'),
  '/strange': (res) => {
    res.writeHead(200, { 'content-encoding': 'x-strange' });
    endlessly(res);
  },
  '/hdr-80k': (res) => send(res, 200, { 'x-much': 'x'.repeat(80_000) }),
  '/rst': (res) => void res.socket?.resetAndDestroy(),
  '/keepalive-rst': (res, { picture }) => {
    const socket = res.socket!;
    if (reused.has(socket)) socket.resetAndDestroy();
    else send(res, 200, jpeg, picture);
    reused.add(socket);
  },
  '/empty': (res) => send(res, 200, {}),
  '/loop': (res) => send(res, 302, { location: '/loop' }),
  '/redir': (res, { query }) => {
    const left = Number(query.get('n'));
    send(res, 302, { location: left > 1 ? `/redir?n=${left - 1}` : '/ok/1.jpg', 'set-cookie': 'a=b' });
  },
  '/to': (res, { query }) => send(res, Number(query.get('code') ?? 302), { location: query.get('url')! }),
  // Where the certificate is that of somebody else.
  '/bad-cert': (res, { httpsPort }) =>
    send(res, 302, { location: `https://127.0.0.1:${httpsPort}/ok/1.jpg` }),
  '/sni': (res, { req, picture }) =>
    send(res, 200, { 'x-sni': String((req.socket as Partial<TLSSocket>).servername ?? '') }, picture),
};

/** 203 is as good as 200. `/429?after=2&n=3`: three times, each with Retry-After, and then a picture; without `n` for ever. */
function answerStatus(res: ServerResponse, status: number, { picture, query, times }: Asking): void {
  if (status === 203) send(res, status, jpeg, picture);
  else if (query.has('n') && times >= Number(query.get('n'))) send(res, 200, jpeg, picture);
  else send(res, status, query.has('after') ? { 'retry-after': query.get('after')! } : {}, picture);
}

/** As the path says; 404 where it says nothing. */
export function answerHostilely(res: ServerResponse, path: string, asking: Asking): void {
  const answer = answers[path];
  if (answer) answer(res, asking);
  else if (/^\/ok\/\w+\.jpg$/.test(path)) send(res, 200, jpeg, asking.picture);
  else answerStatus(res, Number(/^\/(\d{3})$/.exec(path)?.[1] ?? 404), asking);
}
