import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { openRawSocket } from './raw-socket.ts';

const mostBytes = 50_000_000;
const subscribes = 100;
const description = '{ __schema { types { name description fields { name description type { name } } } } }';

let app: TestApp;
let apiKey: string | null;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  ({ apiKey } = await signUp(app.url));
});
afterAll(() => app.close());

test('a burst of questions whose answers nobody reads costs little, with a key or without', async () => {
  for (const key of [null, apiKey]) {
    const reader = await openRawSocket(app.url, key);
    reader.socket.pause();
    const before = process.memoryUsage().rss;
    for (let i = 0; i < subscribes; i++) reader.subscribe(`${i}`, description);
    const startedAt = performance.now();
    const slowest: number[] = [];
    for (let i = 0; i < 20; i++) {
      const askedAt = performance.now();
      await fetch(`${app.url}/health/live`);
      slowest.push(performance.now() - askedAt);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(mostBytes);
    expect(Math.max(...slowest)).toBeLessThan(1000);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    reader.socket.terminate();
  }
});
