import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../../bench/figures.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient } from '../client.ts';
import { openSlowClients } from './slow-clients.ts';

/** The long version, at the end of which they are told that it took too long, is slow-clients.soak.ts. */
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
});
afterAll(() => app.close());

test('hundreds that begin a request and go on with it never keep nobody waiting, and leave no handle behind', async () => {
  const { get } = createTestClient(app.url);
  await get('{ __typename }');
  const countHandles = async () => (await readdir('/proc/self/fd')).length;
  const handles = await countHandles();
  const slow = await openSlowClients(app.url, { headers: 100, body: 100, nothing: 200, half: 100 });
  const answered: number[] = [];
  for (let n = 0; n < 20; n++) {
    const startedAt = performance.now();
    await get('{ __typename }');
    answered.push(performance.now() - startedAt);
  }
  expect(quantile(answered, 0.5)).toBeLessThan(200);
  slow.close();
  await expect.poll(countHandles).toBeLessThanOrEqual(handles + 3);
});
