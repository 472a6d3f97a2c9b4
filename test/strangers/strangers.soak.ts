import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { makePicture } from '../picture.ts';

const run = promisify(execFile);

const here = import.meta.dirname;
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
  const script = join(here, `${name}-client.py`);
  const { stdout } = await run('python3', [script, app.url, picture], { timeout: 120_000 });
  expect(stdout).toBe('done\n');
});

describe('clients of npm that are installed for this alone', () => {
  let folder: string;

  // Relay's compiler alone has 100 MB: not what everybody who starts the server should wait for.
  beforeAll(async () => {
    folder = join(app.dataDir, 'npm');
    await cp(join(here, 'npm'), folder, { recursive: true });
    const npm = process.env.npm_execpath ?? 'npm';
    const args = ['ci', '--ignore-scripts', '--prefix', folder];
    await (npm.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run(npm, args));
  }, 300_000);

  test('a program with Apollo Client gets along by the README', async () => {
    const script = join(folder, 'apollo-client.mjs');
    const { stdout } = await run(process.execPath, [script, app.url, picture], { timeout: 120_000 });
    expect(stdout).toBe('done\n');
  });

  test("Relay's compiler takes the schema, as the server tells it, and pages, nodes and updates of it", async () => {
    const cwd = join(app.dataDir, 'relay');
    const artifactDirectory = join(cwd, 'library/made');
    await mkdir(artifactDirectory, { recursive: true });
    await cp(join(folder, 'relay-library.js'), join(cwd, 'library/library.js'));
    await writeFile(join(cwd, 'schema.graphql'), await (await fetch(`${app.url}/schema.graphql`)).text());
    const config = { src: 'library', schema: 'schema.graphql', language: 'javascript' };
    await writeFile(
      join(cwd, 'relay.config.json'),
      JSON.stringify({ ...config, artifactDirectory: 'library/made' }),
    );
    await run(process.execPath, [join(folder, 'node_modules/relay-compiler/cli.js')], { cwd });
    expect(await readdir(artifactDirectory)).toHaveLength(9);
  });
});
