import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export interface Bed {
  server: TestServer;
  browser: Browser;
}

/** A server with these settings and a browser, for the tests of a file; what a test has opened is closed after it. */
export function openBed(env: Record<string, string> = {}): Bed {
  const bed = {} as Bed;
  beforeAll(async () => {
    [bed.server, bed.browser] = await Promise.all([startTestServer(env), launchBrowser()]);
  });
  afterEach(async () => {
    await Promise.all(bed.browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await bed.browser?.close();
    await bed.server?.close();
  });
  return bed;
}
