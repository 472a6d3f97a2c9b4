import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAddressRange } from '../../../src/config/address-range.ts';
import { openRemote } from '../../../src/tools/remote/open-remote.ts';
import { createRemote, type Remote } from '../../../src/tools/remote/remote.ts';
import { type HostileWeb, openHostileWeb } from '../../hostile-web.ts';

let web: HostileWeb;
let remote: Remote;

beforeAll(async () => {
  web = await openHostileWeb();
  remote = createRemote({
    rules: { ports: [], allow: [parseAddressRange('127.0.0.1')!] },
    userAgent: () => 'Pasteup/test',
    ca: web.certificate,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  });
});
afterAll(async () => {
  await remote.close();
  await web.close();
});

const options = { maxBytes: 1_000_000, accept: 'image/*' };

test('who is asked is told where we are found, where that is known', async () => {
  const named = openRemote({
    outboundAllow: [parseAddressRange(`127.0.0.1:${web.httpPort}`)!],
    outboundPorts: [80],
    outboundProxy: null,
    publicUrl: 'https://pictures.example.org',
  });
  (await named.fetch(`http://127.0.0.1:${web.httpPort}/ok/1.jpg`, options)).close();
  await named.close();
  expect(web.asked.at(-1)?.headers['user-agent']).toMatch(
    /^Pasteup\/\d+\.\d+\.\d+ \(\+https:\/\/pictures\.example\.org\)$/,
  );
});

test('a server of many names is told which of them is meant', async () => {
  const answer = await remote.fetch(`https://secure.test:${web.httpsPort}/sni`, options);
  answer.close();
  expect(answer.headers['x-sni']).toBe('secure.test');
});

test('a connection that is cut when it serves again is one that may be tried again', async () => {
  const url = `http://shop.test:${web.httpPort}/keepalive-rst`;
  const failures: object[] = [];
  // Two connections take turns.
  for (let i = 0; i < 4; i++) {
    const fetching = remote.fetch(url, options).then((answer) => buffer(answer.createReadStream()));
    await fetching.catch((error) => failures.push(error));
  }
  expect(failures.length).toBeGreaterThan(0);
  for (const failure of failures) expect(failure).toMatchObject({ code: 'FETCH_FAILED', isRetryable: true });
});

test('of what is longer than it was said no more is read', async () => {
  const answer = await remote.fetch(`http://shop.test:${web.httpPort}/length-lie-`, options);
  expect(await buffer(answer.createReadStream())).toEqual(web.picture.subarray(0, 20));
});
