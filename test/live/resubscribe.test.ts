import { afterAll, beforeAll, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { type Line, openLine } from '../tcp-line.ts';
import { expectTruthAfter } from './resubscribe.ts';

/** The long version, with two web processes of which one is killed, is resubscribe.soak.ts. */
let app: TestApp;
let line: Line;

beforeAll(async () => {
  app = await startTestApp();
  line = await openLine(new URL(app.url));
});
afterAll(async () => {
  await line.close();
  await app.close();
});

test('a client that only resubscribes knows in the end what the database knows', async () => {
  await expectTruthAfter({ lines: [line], web: app, jobs: 60, cutsMs: [100, 400, 50, 800, 200, 300] });
}, 60_000);
