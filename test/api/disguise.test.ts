/**
 * Addresses that lead inside, in every disguise that is known of, on every road on which a caller may name one: nobody inside is so much
 * as dialled. `net.BlockList` would see to that for plain TCP alone.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { rulesOf } from '../../src/tools/remote/open-remote.ts';
import { createRemote } from '../../src/tools/remote/remote.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { sendCsv } from '../batch/batch-bed.ts';
import { signUp, type TestClient } from '../client.ts';
import { type Canary, type HostileWeb, openCanary, openHostileWeb } from '../hostile-web.ts';
import { insideNames, insideUrls } from '../tools/remote/disguise.ts';

let web: HostileWeb;
let canary: Canary;
let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  web = await openHostileWeb();
  // Of both families.
  canary = await openCanary('::');
  app = await startTestApp({
    env: {
      OUTBOUND_ALLOW: `127.0.0.1:${web.httpPort},127.0.0.1:${web.httpsPort}`,
      // Of public addresses: it is the address that keeps us from the canary.
      OUTBOUND_PORTS: `80,443,${canary.port}`,
      PREVIEWS_PER_HOUR: '1000',
      FETCH_PER_HOST: '100',
    },
    decorate: (tools) => ({
      ...tools,
      remote: createRemote({
        rules: rulesOf(tools.config),
        userAgent: () => 'Pasteup/test',
        ca: web.certificate,
        resolve: async (host) =>
          insideNames[host as keyof typeof insideNames] ??
          (host === 'secure.test' ? [{ address: '127.0.0.1', family: 4 }] : []),
      }),
    }),
  });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
  await web.close();
  await canary.close();
});

/** Each with the port of the canary that would hear of it, over both schemes. */
const disguised = () =>
  [...insideUrls, ...Object.keys(insideNames).map((name) => `http://${name}/`)].flatMap((url) =>
    ['http:', 'https:'].map((scheme) => {
      const parsed = URL.parse(url);
      // One that has a port of its own, or whose host is none, stays as it is.
      if (!parsed || parsed.port) return url.replace('http:', scheme);
      parsed.port = String(canary.port);
      return parsed.href.replace('http:', scheme);
    }),
  );

const codesOf = async (field: string, urls: readonly string[]): Promise<string[]> => {
  const codes: string[] = [];
  for (const url of urls) {
    const { data, errors } = await owner.ask<Record<string, unknown>>(field, { url });
    codes.push(`${errors?.[0]?.extensions.code ?? JSON.stringify(data)}`);
  }
  return codes;
};

interface BatchRead {
  status: string;
  counts: { succeeded: number; failed: number; items: number };
  failures: { code: string }[];
}

const isRefused = /^(URL_NOT_ALLOWED|BAD_USER_INPUT)$/;

describe('nobody inside is dialled', () => {
  test('by importImage', async () => {
    const names = Object.keys(insideNames);
    const isName = (url: string) => names.includes(URL.parse(url)?.hostname ?? '');
    const field = 'mutation ($url: URL!) { importImage(input: { url: $url }) { image { id } } }';
    for (const code of await codesOf(
      field,
      disguised().filter((url) => !isName(url)),
    ))
      expect(code).toMatch(isRefused);
    // What a name stands for is asked when it is dialled.
    const asked = disguised().filter(isName);
    const answers = await codesOf(field, asked);
    const ids = answers.map((answer) => JSON.parse(answer).importImage.image.id as string);
    for (const id of ids)
      await vi.waitFor(async () => {
        const { image } = await owner.get<{ image: { rejection: { code: string } | null } }>(
          `{ image(id: "${id}") { rejection { code } } }`,
        );
        expect(image.rejection?.code).toBe('URL_NOT_ALLOWED');
      }, 20_000);
  });

  test('by previewLink', async () => {
    const field = 'mutation ($url: URL!) { previewLink(input: { url: $url }) { preview { problem } } }';
    for (const code of await codesOf(field, disguised())) expect(code).toMatch(isRefused);
  });

  test('by the rows of a spreadsheet', async () => {
    const query = 'mutation ($input: CreateBatchInput!) { createBatch(input: $input) { batch { id } } }';
    // A cell with a tab in it is one all the same.
    const csv = ['url', ...disguised().map((url) => `"${url}"`)].join('\n');
    const { data, errors } = await sendCsv<{ createBatch: { batch: { id: string } } }>(owner, { query, csv });
    if (!data?.createBatch) throw new Error(JSON.stringify(errors));
    const { id } = data.createBatch.batch;
    await vi.waitFor(
      async () => {
        const { batch } = await owner.get<{ batch: BatchRead }>(
          `{ batch(id: "${id}") { status counts { succeeded failed items } failures { code } } }`,
        );
        expect(batch.status).toBe('COMPLETED_WITH_ERRORS');
        expect(batch.counts.items).toBeGreaterThan(90);
        expect(batch.counts).toMatchObject({ succeeded: 0, failed: batch.counts.items });
        for (const { code } of batch.failures) expect(code).toMatch(isRefused);
      },
      { timeout: 25_000, interval: 200 },
    );
  }, 30_000);

  test('by the address of a webhook', async () => {
    const names = Object.keys(insideNames);
    const field =
      'mutation ($url: URL!) { createWebhookEndpoint(input: { url: $url, events: [] }) { endpoint { id } } }';
    const literals = disguised().filter((url) => !names.includes(URL.parse(url)?.hostname ?? ''));
    for (const code of await codesOf(field, literals)) expect(code).toMatch(isRefused);
  });

  test.each(['http', 'https'])('by a redirect over %s', async (scheme) => {
    const { remote } = app.contexts.forSystem();
    const base =
      scheme === 'http' ? `http://127.0.0.1:${web.httpPort}` : `https://secure.test:${web.httpsPort}`;
    // What is refused as an address is so before anybody asks whether it is a way down.
    const downgraded = (url: string) =>
      scheme === 'https' && url.startsWith('http:') && url.includes('.test');
    for (const url of disguised()) {
      const led = remote.fetch(`${base}/to?url=${encodeURIComponent(url)}`, { maxBytes: 1, accept: '*/*' });
      await expect(led).rejects.toMatchObject(
        downgraded(url) ? { params: { reason: 'DOWNGRADE' } } : { code: 'URL_NOT_ALLOWED' },
      );
    }
    expect(web.asked.filter(({ path }) => path !== '/to')).toEqual([]);
  });

  afterAll(() => {
    expect(canary.accepted()).toBe(0);
  });
});
