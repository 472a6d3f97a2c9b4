import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAddressRange } from '../../../src/config/address-range.ts';
import { createRemote, type Remote } from '../../../src/tools/remote/remote.ts';
import { type Canary, type HostileWeb, openCanary, openHostileWeb } from '../../hostile-web.ts';

let web: HostileWeb;
let canary: Canary;
let proxy: Server;
let remote: Remote;
const asked: string[] = [];

const portOf = (server: Server) => (server.address() as AddressInfo).port;
const remoteBy = (port: number) =>
  createRemote({
    rules: {
      ports: [80, 443, web.httpPort, web.httpsPort, canary.port],
      allow: [parseAddressRange(`127.0.0.1:${web.httpPort}`)!],
    },
    userAgent: () => 'Pasteup/test',
    ca: web.certificate,
    proxy: new URL(`http://me:secret@127.0.0.1:${port}`),
  });

beforeAll(async () => {
  [web, canary] = await Promise.all([openHostileWeb(), openCanary('127.0.0.1')]);
  // Every name is the hostile web's, as it is looked up here.
  proxy = createServer((req, res) => {
    asked.push(`${req.headers['proxy-authorization']} ${req.url}`);
    const { port, pathname, search } = new URL(req.url!);
    const headers = { host: new URL(req.url!).host };
    request({ host: '127.0.0.1', port, path: pathname + search, headers }, (answer) => {
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
    }).end();
  }).on('connect', (req, socket) => {
    asked.push(`CONNECT ${req.url}`);
    if (req.url!.startsWith('forbidden.')) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const line = connect(Number(req.url!.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      line.pipe(socket).pipe(line);
    });
    for (const end of [line, socket]) end.on('error', () => line.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  remote = remoteBy(portOf(proxy));
});
afterAll(async () => {
  await remote.close();
  proxy.closeAllConnections();
  proxy.close();
  await web.close();
  expect(canary.accepted()).toBe(0);
  await canary.close();
});

const options = { maxBytes: 1_000_000, accept: 'image/*' };
const reasonOf = (url: string, by = remote) =>
  by.fetch(url, options).then(
    () => null,
    (error) => error.params.reason,
  );

test('a proxy looks up and fetches, over http and https', async () => {
  for (const base of [`http://shop.test:${web.httpPort}`, `https://secure.test:${web.httpsPort}`]) {
    const answer = await remote.fetch(`${base}/ok/1.jpg`, options);
    expect(await buffer(answer.createReadStream())).toEqual(web.picture);
  }
  expect(asked).toEqual([
    `Basic ${Buffer.from('me:secret').toString('base64')} http://shop.test:${web.httpPort}/ok/1.jpg`,
    `CONNECT secure.test:${web.httpsPort}`,
  ]);
});

test('certificates are those of the host, and addresses inside are not even handed on', async () => {
  expect(await reasonOf(`https://other.test:${web.httpsPort}/ok/1.jpg`)).toBe('CERTIFICATE');
  const before = asked.length;
  for (const scheme of ['http', 'https'])
    expect(await reasonOf(`${scheme}://127.0.0.1:${canary.port}/`)).toBe('ADDRESS');
  expect(asked).toHaveLength(before);
});

test('what a proxy refuses, and a proxy that is not there, is an address that does not answer', async () => {
  expect(await reasonOf('https://forbidden.test/')).toBe('UNREACHABLE');
  const closed = await openCanary('127.0.0.1');
  await closed.close();
  const nobody = remoteBy(closed.port);
  for (const scheme of ['http', 'https'])
    expect(await reasonOf(`${scheme}://shop.test/`, nobody)).toBe('UNREACHABLE');
  await nobody.close();
});
