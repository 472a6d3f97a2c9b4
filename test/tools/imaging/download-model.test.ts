import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { downloadModel } from '../../../src/tools/imaging/model/download-model.ts';
import { findModel, models } from '../../../src/tools/imaging/model/models.ts';
import { makeFolder } from '../../picture.ts';

const file = randomBytes(300_000);
const sha256 = createHash('sha256').update(file).digest('hex');

/** A server of one file, and an empty folder to bring it to. */
async function arrange(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = await makeFolder();
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await folder[Symbol.asyncDispose]();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some.onnx`;
  return { url, modelsDir: join(folder.path, 'models') };
}

test('brings the file that the table names', async () => {
  const { url, modelsDir } = await arrange((_, response) => response.end(file));
  const path = await downloadModel('some', { url, sha256, byteSize: file.length }, { modelsDir });
  expect(path).toBe(join(modelsDir, 'some.onnx'));
  expect(await readFile(path)).toEqual(file);
  expect(await readdir(modelsDir)).toEqual(['some.onnx']);
});

test.each<[string, RequestListener, RegExp]>([
  ['another hash', (_, response) => response.end(Buffer.alloc(file.length)), /sha256/],
  ['too few bytes', (_, response) => response.end(file.subarray(1000)), /299000 of its 300000 bytes/],
  [
    'too many bytes',
    (_, response) => response.end(Buffer.concat([file, file])),
    /more than the 300000 bytes/,
  ],
  ['status 404', (_, response) => response.writeHead(404).end('no'), /status 404/],
  [
    'a connection that breaks',
    (_, response) => {
      response.writeHead(200, { 'content-length': file.length });
      response.write(file.subarray(0, 1000), () => response.destroy());
    },
    /Expected the model/,
  ],
])('leaves nothing behind after %s', async (_, answer, message) => {
  const { url, modelsDir } = await arrange(answer);
  const download = downloadModel('some', { url, sha256, byteSize: file.length }, { modelsDir });
  await expect(download).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  await expect(download).rejects.toThrow(message);
  expect(await readdir(modelsDir)).toEqual([]);
});

test('the table knows its own names only', () => {
  expect(Object.keys(models).map((name) => findModel(name)?.inputSize)).toEqual([320, 320, 1024, 1024]);
  expect(findModel('toString')).toBeUndefined();
});
