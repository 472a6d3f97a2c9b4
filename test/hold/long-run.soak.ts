import { request } from 'node:http';
import { expect, test } from 'vitest';
import { signUp, type TestClient } from '../client.ts';
import { installWhole } from '../crash/installation.ts';
import { query } from '../crash/truth.ts';
import { requestJob } from '../jobs/work.ts';
import { buildUpload } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { openRawSocket } from '../raw-socket.ts';
import { beginProbe } from './probe.ts';
import { readState } from './program-state.ts';

const picture = await makePicture({ width: 64, height: 48 });

async function start() {
  const installation = await installWhole();
  // What is looked at is the server, not what it allows one account.
  const program = installation.start({ env: { RATE_LIMIT: '1000000' } });
  const url = String((await program.said(({ event }) => event === 'ready')).url);
  const databaseUrl = await installation.databaseUrl();
  return {
    url,
    readState: () => readState(program.process.pid!, installation.dataDir),
    async workToEnd() {
      const findActive = () => query(databaseUrl, "select 1 from job where status in ('QUEUED', 'RUNNING')");
      await expect.poll(findActive, { timeout: 600_000, interval: 500 }).toEqual([]);
      expect(await query(databaseUrl, "select kind, error from job where status <> 'SUCCEEDED'")).toEqual([]);
    },
    [Symbol.asyncDispose]: () => installation[Symbol.asyncDispose](),
  };
}

/** Some at once, until it was done so often. */
async function repeat(count: number, atOnce: number, step: (n: number) => Promise<unknown>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const work = async () => {
    for (const n of numbers) await step(n);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

test('1,000 recipes of one image are all done, and keep nobody waiting', async () => {
  await using server = await start();
  const client = await signUp(server.url);
  const { data } = await client.upload(await makePicture({ width: 640, height: 480 }));
  const endProbe = beginProbe(server.url);
  const startedAt = performance.now();
  await repeat(1000, 20, (n) => requestJob(client, data!.uploadImage.image.id, { resize: { width: n + 1 } }));
  const queuedMs = performance.now() - startedAt;
  await server.workToEnd();
  const doneMs = performance.now() - startedAt;
  const most = Math.max(...(await endProbe()));
  console.log(
    `queued in ${Math.round(queuedMs / 1000)} s, done after ${Math.round(doneMs / 1000)} s; probe max ${Math.round(most)} ms`,
  );
  expect(most).toBeLessThan(1000);
  await client.close();
}, 900_000);

test('uploads, sockets and senders that go away leave no handle, no file and no memory behind', async () => {
  await using server = await start();
  const client = await signUp(server.url);
  const use = async (share: number) => {
    await repeat(1000 * share, 4, () => client.upload(picture));
    await repeat(1000 * share, 50, async () => (await openRawSocket(server.url, client.apiKey)).close());
    await repeat(300 * share, 4, () => breakOff(server.url, client));
    await server.workToEnd();
  };
  await use(0.2);
  const before = server.readState();
  await use(1);
  await expect
    .poll(() => server.readState().handles, { timeout: 15_000 })
    .toBeLessThanOrEqual(before.handles + 5);
  const after = server.readState();
  console.log({ before, after });
  expect(after.tempFiles).toBe(0);
  expect(after.residentBytes - before.residentBytes).toBeLessThan(150e6);
  await client.close();
}, 900_000);

/** Sends half a picture and goes. */
async function breakOff(url: string, { apiKey }: TestClient): Promise<void> {
  const { headers, body } = buildUpload(picture);
  const sending = request(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${apiKey}`, 'content-length': body.length },
  });
  sending.on('error', () => {});
  sending.write(body.subarray(0, body.length - 500), () => sending.destroy());
  await new Promise((resolve) => sending.once('close', resolve));
}
