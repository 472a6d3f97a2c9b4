import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp } from '../app.ts';
import { type S3Server, startS3Server } from '../s3-server.ts';
import { startFaultProxy } from '../tools/storage/fault-proxy.ts';

let server: S3Server;
let silent: Server;
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = await startS3Server();
  silent = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).once('close', () => sockets.delete(socket)));
    socket.resume();
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
});
afterAll(async () => {
  silent.close();
  await server.close();
});
afterEach(() => void vi.restoreAllMocks());

const listenToOperator = () => vi.spyOn(console, 'error').mockImplementation(() => {});

test('the doors open within seconds while the storage takes connections and says nothing, and close at once', async () => {
  const said = listenToOperator();
  const startedAt = performance.now();
  const S3_ENDPOINT = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const app = await startTestApp({ env: { ...server.env, S3_ENDPOINT }, work: false });
  expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const problem = `The server of the bucket ${server.bucket}, ${S3_ENDPOINT}, does not answer in time.`;
  expect(said.mock.calls).toEqual([[`Storage: ${problem}`]]);
  // Whose files they are is still being asked.
  expect(sockets.size).toBeGreaterThan(0);

  const stoppedAt = performance.now();
  await app.close();
  expect(performance.now() - stoppedAt).toBeLessThan(5_000);
  await vi.waitFor(() => expect(sockets.size).toBe(0));
  expect(said).toHaveBeenCalledTimes(1);
});

test('a storage that is silent at the start is used as soon as it answers', async () => {
  listenToOperator();
  const proxy = await startFaultProxy(server.url);
  proxy.setFaults(() => 'silence');
  const app = await startTestApp({ env: { ...server.env, S3_ENDPOINT: proxy.url }, work: false });
  proxy.setFaults(() => null);
  const { storage } = app.contexts.forSystem();
  await storage.put('a/one', Buffer.from('1'), { mimeType: 'text/plain' });
  expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  await app.close();
  await proxy.close();
});
