import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { u2netpRanges } from '../../../src/tools/imaging/model/compile/u2netp-ranges.ts';
import { makeFolder, makePicture, writePicture } from '../../picture.ts';

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

test('npm run models -- calibrate prints a table of the ranges it measures on photographs', async () => {
  await using folder = await makeFolder();
  const within = join(folder.path, 'more');
  await mkdir(within);
  await writePicture(within, 'vase.jpg', await makePicture({ width: 300, height: 200 }));
  await writePicture(folder.path, 'notes.txt', Buffer.from('no picture'));
  const { code, output } = await run(['calibrate', folder.path], {});
  expect(code).toBe(0);
  expect(output).toMatch(/notes\.txt is left out: /);
  expect(output).toContain('on 1 photographs');
  const lines = [...output.matchAll(/^ {2}'(.+)': \[(.+), (.+)\],$/gm)];
  const measured = new Map(lines.map(([, name, low, high]) => [name, [Number(low), Number(high)] as const]));
  expect([...measured.keys()].toSorted()).toEqual(Object.keys(u2netpRanges).toSorted());
  // One picture's ranges are not those of many, but of their size.
  for (const [name, [low, high]] of Object.entries(u2netpRanges)) {
    const [least = 0, largest = 0] = measured.get(name) ?? [];
    expect(least).toBeGreaterThanOrEqual(Math.min(0, low * 3));
    expect(largest).toBeGreaterThan(high / 10);
    expect(largest).toBeLessThan(high * 3);
  }
});

test('npm run models -- calibrate says that there are no photographs', async () => {
  await using folder = await makeFolder();
  expect(await run(['calibrate', folder.path], {})).toMatchObject({ code: 1 });
  expect((await run(['calibrate'], {})).output).toContain('expected a folder');
});
