import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startTestApp } from '../app.ts';

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a worker says at HEALTH_PORT how it is, until it ends, and nothing else', async () => {
  const port = await findFreePort();
  const app = await startTestApp({
    serve: false,
    work: false,
    env: { ROLE: 'worker', HEALTH_PORT: `${port}`, MATTE_CHILDREN: '1', RENDER_CHILDREN: '1' },
  });
  await app.serveHealth();
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await ask('/health/live')).status).toBe(200);
  const ready = await ask('/health/ready');
  expect(await ready.json()).toMatchObject({ status: 'ok', parts: { database: 'ok', storage: 'ok' } });
  for (const path of ['/graphql', '/metrics', '/']) expect((await ask(path)).status).toBe(404);
  await app.close();
  await expect(ask('/health/live')).rejects.toThrow();
});
