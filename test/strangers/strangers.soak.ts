import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { makePicture } from '../picture.ts';

const run = promisify(execFile);

let app: TestApp;
let picture: string;

beforeAll(async () => {
  app = await startTestApp();
  picture = join(app.dataDir, 'photo.jpg');
  await writeFile(picture, await makePicture({ width: 320, height: 240 }));
});
afterAll(() => app.close());

async function isMissing(modules: string[]): Promise<boolean> {
  return run('python3', ['-c', `import ${modules.join(', ')}`]).then(
    () => false,
    () => true,
  );
}

test.for([
  ['requests', 'requests'],
  ['gql', 'gql', 'aiohttp', 'websockets'],
])('a Python program with %s gets along by the README', async ([name, ...modules], { skip }) => {
  if (await isMissing(modules)) {
    console.log(`Left out: python3 does not find all of ${modules.join(', ')}.`);
    skip();
  }
  const script = join(import.meta.dirname, `${name}-client.py`);
  const { stdout } = await run('python3', [script, app.url, picture], { timeout: 120_000 });
  expect(stdout).toBe('done\n');
});
