import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../picture.ts';

const script = fileURLToPath(new URL('../../../scripts/models.ts', import.meta.url));

function run(args: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, out, err) => resolve({ code: error ? 1 : 0, output: out + err }),
    );
  });
}

test('npm run models lists what there is, and refuses what has another hash', async () => {
  const folder = await makeFolder();
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end('not a model');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await folder[Symbol.asyncDispose]();
  });
  const env = {
    DATA_DIR: folder.path,
    MODELS_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/m`,
  };

  const listed = await run(['list'], env);
  expect(listed.code).toBe(0);
  expect(listed.output).toMatch(/u2netp .*Apache-2\.0 .*ready/);
  expect(listed.output).toMatch(/birefnet-general-lite .*MIT .*not there/);

  const added = await run(['add', 'silueta'], env);
  expect(added.code).toBe(1);
  expect(added.output).toContain('11 of its 44173029 bytes');
  expect(asked).toEqual(['/m/silueta.onnx']);
  expect(await readdir(join(folder.path, 'models'))).toEqual([]);

  expect((await run(['add', 'u2netp'], env)).output).toContain('there already');
  expect((await run(['add', 'nothing'], env)).output).toContain('expected one of u2netp');
  expect((await run([], env)).output).toContain('usage');
});
