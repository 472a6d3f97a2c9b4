import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRemote, type Remote } from '../../../src/tools/remote/remote.ts';
import { type Canary, openCanary } from '../../hostile-web.ts';

const tries = 200;

let open: Canary;
let closedPort: number;
let remote: Remote;

beforeAll(async () => {
  open = await openCanary('127.0.0.1');
  const closed = await openCanary('127.0.0.1');
  closedPort = closed.port;
  await closed.close();
  remote = createRemote({
    rules: { ports: [open.port, closedPort], allow: [] },
    userAgent: () => 'Pasteup/test',
    resolve: async (host) => [
      { address: host === 'filtered.test' ? '10.255.255.1' : '127.0.0.1', family: 4 },
    ],
  });
});
afterAll(async () => {
  await remote.close();
  await open.close();
});

const median = (times: readonly number[], part = 0.5) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * part)]!;

async function ask(url: string): Promise<{ ms: number; answer: string }> {
  const startedAt = performance.now();
  const error = await remote.fetch(url, { maxBytes: 1, accept: '*/*' }).catch((thrown) => thrown);
  const ms = performance.now() - startedAt;
  const { code, message, params, isRetryable } = error;
  return { ms, answer: JSON.stringify({ code, message, params, isRetryable }) };
}

test.each(['http', 'https'])('nobody tells by %s what is open, closed or filtered inside', async (scheme) => {
  const urls = {
    open: `${scheme}://inside.test:${open.port}/`,
    closed: `${scheme}://inside.test:${closedPort}/`,
    filtered: `${scheme}://filtered.test:${closedPort}/`,
    'open literal': `${scheme}://127.0.0.1:${open.port}/`,
    'closed literal': `${scheme}://127.0.0.1:${closedPort}/`,
  };
  const times = new Map<string, number[]>(Object.keys(urls).map((name) => [name, []]));
  const answers = new Set<string>();
  // In turns, so that what else the machine does falls on all alike; the first of each are slower.
  for (let i = -20; i < tries; i++)
    for (const [name, url] of Object.entries(urls)) {
      const { ms, answer } = await ask(url);
      answers.add(answer);
      if (i >= 0) times.get(name)!.push(ms);
    }
  const medians = Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
  console.log(
    scheme,
    Object.entries(medians)
      .map(([name, ms]) => `${name} ${ms.toFixed(3)} ms`)
      .join(', '),
  );
  expect([...answers]).toEqual([
    JSON.stringify({
      code: 'URL_NOT_ALLOWED',
      message: 'Expected an address of the public internet. Got one that is not.',
      params: { reason: 'ADDRESS' },
      isRetryable: false,
    }),
  ]);
  const noise = median(times.get('open')!, 0.75) - median(times.get('open')!, 0.25);
  for (const [one, other] of [
    ['open', 'closed'],
    ['open', 'filtered'],
    ['open literal', 'closed literal'],
  ] as const)
    expect(Math.abs(medians[one]! - medians[other]!), `${one} against ${other}`).toBeLessThan(noise);
  expect(open.accepted()).toBe(0);
});
