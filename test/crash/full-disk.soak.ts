import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { type GraphqlAnswer, signUp, type TestClient } from '../client.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { readJob, requestJob, uploadImage, waitForStatus } from '../jobs/work.ts';
import { buildUpload } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { readTraces } from '../traces.ts';
import { query } from './truth.ts';

/** Disks of their own, in memory, where this process may mount them. */
const mount = (path: string, bytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]).status === 0;
const unmount = (path: string) => spawnSync('umount', ['-l', path]);

async function canMount(): Promise<boolean> {
  const path = await mkdtemp(join(tmpdir(), 'pasteup-mount-'));
  const isMounted = mount(path, 1_000_000);
  if (isMounted) unmount(path);
  await rm(path, { recursive: true });
  return isMounted;
}

const diskBytes = 24_000_000;
const large = Buffer.concat([await makePicture({ width: 640, height: 480 }), Buffer.alloc(3_000_000)]);

describe.skipIf(!(await canMount())).each(['tmp', 'files'])('a disk that is full under %s', (folder) => {
  let database: TestDatabase;
  let dataDir: string;
  let disk: string;
  let app: TestApp;
  let client: TestClient;
  const stuffing = () => join(disk, 'stuffing');

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'pasteup-full-'));
    disk = join(dataDir, folder);
    await mkdir(disk);
    mount(disk, diskBytes);
    const beside = { databaseUrl: database.url, dataDir };
    app = await startTestApp({ beside, env: { MIN_FREE_BYTES: '1KB', MAX_UPLOAD_BYTES: '4MB' } });
    client = await signUp(app.url);
  });
  afterAll(async () => {
    await client.close();
    await app.close();
    unmount(disk);
    await rm(dataDir, { recursive: true });
    await database.drop();
  });

  /** Half an upload; the other half comes when it is told to, and then the code of the answer, `ok` for none. */
  async function beginUpload(): Promise<() => Promise<string>> {
    const { headers, body } = buildUpload(large);
    const sending = request(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${client.apiKey}`, 'content-length': body.length },
    });
    const answered = once(sending, 'response');
    sending.write(body.subarray(0, body.length / 2));
    return async () => {
      sending.end(body.subarray(body.length / 2));
      const [response] = await answered;
      const { errors } = (await json(response)) as GraphqlAnswer<unknown>;
      return errors?.[0]?.extensions.code ?? 'ok';
    };
  }
  const readReady = async () => (await fetch(`${app.url}/health/ready`)).status;
  async function readOriginal(id: string): Promise<Buffer> {
    const { image } = await client.get<{ image: { url: string } }>(`{ image(id: "${id}") { url } }`);
    return Buffer.from(await (await fetch(image.url)).arrayBuffer());
  }
  const countReceived = async () =>
    (await readTraces(app)).tempFiles.filter((path) => path.includes('upload-')).length;

  test('every upload is answered, and all is as before when there is room again', async () => {
    const kept = await uploadImage(app, client);
    const original = await readOriginal(kept);
    const [{ tempFiles }, handles] = [await readTraces(app), await countHandles()];
    const begun = await Promise.all(Array.from({ length: 4 }, beginUpload));
    await expect.poll(countReceived).toBe(4);
    await writeFile(stuffing(), Buffer.alloc(diskBytes)).catch(() => {});
    const startedAt = performance.now();
    const codes = await Promise.all(begun.map((finish) => finish()));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(codes).toEqual(Array(4).fill('SERVICE_UNAVAILABLE'));
    // What is worked with in `tmp` is no part of the storage.
    expect(await readReady()).toBe(folder === 'files' ? 503 : 200);
    expect((await readOriginal(kept)).equals(original)).toBe(true);
    await rm(stuffing());
    expect(await readReady()).toBe(200);
    expect(await (await beginUpload())()).toBe('ok');
    await expect
      .poll(async () => [(await readTraces(app)).tempFiles, await countHandles()], { timeout: 15_000 })
      .toEqual([tempFiles, expect.toSatisfy((count: number) => count <= handles + 3)]);
    expect(await measureBusy(1000)).toBeLessThan(0.5);
    expect((await readOriginal(kept)).equals(original)).toBe(true);
    const rows = await query<{ key: string }>(database.url, 'select key from stored_object');
    expect((await readTraces(app)).objects).toEqual(
      expect.arrayContaining(rows.map(({ key }) => join(dataDir, 'files', key))),
    );
  }, 60_000);

  test('a job that finds no room is not failed, and not counted as tried', async () => {
    const image = await uploadImage(app, client);
    const { length } = await readdir(disk);
    await writeFile(stuffing(), Buffer.alloc(diskBytes)).catch(() => {});
    const recipe = { resize: { width: 2000, height: 2000, fit: 'FILL' }, output: { format: 'PNG' } };
    const id = await requestJob(client, image, recipe);
    await expect
      .poll(() => readJob(app, id), { timeout: 20_000 })
      .toMatchObject({ status: 'QUEUED', attempt: 0, error: { code: 'SERVICE_UNAVAILABLE' } });
    await rm(stuffing());
    await waitForStatus(app, id, 'SUCCEEDED');
    expect((await readJob(app, id))?.attempt).toBe(1);
    expect((await readdir(disk)).length).toBeLessThanOrEqual(length + 1);
  }, 60_000);
});

const countHandles = async () => (await readdir('/proc/self/fd')).length;

/** The share of the time for which this process is at work. */
async function measureBusy(ms: number): Promise<number> {
  const before = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ms;
}
