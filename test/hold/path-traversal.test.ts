import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { readStatuses, sendRaw } from '../raw-http.ts';

const marker = 'what nobody is to read';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  await writeFile(join(app.dataDir, 'passwd'), marker);
  await writeFile(join(app.dataDir, 'files', 'passwd'), marker);
});
afterAll(() => app.close());

/** Ways to write a step upwards, or out of the folder. */
const steps = [
  '../',
  '..%2f',
  '..%2F',
  '%2e%2e/',
  '%2e%2e%2f',
  '.%2e/',
  '%2e./',
  '..%5c',
  '..\\',
  '%2e%2e%5c',
  '..%252f',
  '%252e%252e%252f',
  '....//',
  '.../',
  '..;/',
  '..%00/',
  '..%c0%af',
  '%c0%ae%c0%ae/',
  '..%ef%bc%8f',
  '..%u2216',
  './../',
  'a/../../',
];
const targets = (root: string) => [
  'passwd',
  ...steps.flatMap((step) => [
    `${step}passwd`,
    `${step.repeat(12)}etc/passwd`,
    `${step.repeat(3)}package.json`,
  ]),
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  encodeURIComponent(join(root, 'passwd')),
];

const signed = '?signature=AAAA&expires=99999999999';
test.each([
  ['/files/', ''],
  ['/files/', signed],
  ['/uploads/', signed],
  ['/downloads/', signed],
  ['/assets/', ''],
  ['/', ''],
  ['http://127.0.0.1/files/', ''],
  ['', ''],
])('nothing is read by a path that leads out of %s%s', async (door, query) => {
  const answers = await Promise.all(
    targets(app.dataDir).map(async (path) => {
      const request = `GET ${door}${path}${query} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`;
      return { path, came: await sendRaw(app.url, request) };
    }),
  );
  for (const { path, came } of answers) {
    expect(came, path).not.toMatch(new RegExp(`${marker}|root:x:|"private": true|ENOENT|${app.dataDir}`));
    const [status] = readStatuses(came);
    expect([200, 301, 400, 403, 404], path).toContain(status);
    // Every path that may be one of its own is given the page.
    if (status === 200) expect(came, path).toMatch(/^content-type: text\/html/im);
  }
});
