import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createImaging } from '../../src/tools/imaging/create-imaging.ts';
import type { Imaging } from '../../src/tools/imaging/imaging.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { type S3Server, startS3Server } from '../s3-server.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ADMIN_KEY: adminKey } });
});
afterAll(() => app.close());

const read = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
};

const readParts = async ({ url }: TestApp) => {
  const { status, text } = await read(`${url}/health/ready`);
  const { parts } = JSON.parse(text) as { parts: Record<string, string> };
  return { status, parts };
};

/** The same by the API, without a key. */
const readHealth = async ({ url }: TestApp) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ health { isReady parts { name isOk problem } } }' }),
  });
  return ((await response.json()) as { data: { health: Health } }).data.health;
};

interface Health {
  isReady: boolean;
  parts: { name: string; isOk: boolean; problem: string | null }[];
}

test('a server that has all its parts is live and ready', async () => {
  expect(await read(`${app.url}/health/live`)).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  expect(await readParts(app)).toEqual({
    status: 200,
    parts: { database: 'ok', storage: 'ok', model: 'ok', queue: 'ok' },
  });
  expect(await readHealth(app)).toEqual({
    isReady: true,
    parts: ['database', 'storage', 'model', 'queue'].map((name) => ({ name, isOk: true, problem: null })),
  });
});

test('ready says which part is missing, and nothing that is not for strangers', async () => {
  const broken = await startTestApp({ work: false });
  const name = new URL(broken.databaseUrl).pathname.slice(1);
  await runSql(app, `drop database ${name} with (force)`);
  const { status, parts } = await readParts(broken);
  expect(status).toBe(503);
  expect(parts).toMatchObject({ storage: 'ok', model: 'ok' });
  expect(parts.database).not.toBe('ok');
  expect(JSON.stringify(parts)).not.toContain(name);
  const health = await readHealth(broken);
  expect(health.isReady).toBe(false);
  expect(Object.fromEntries(health.parts.map((part) => [part.name, part.problem ?? 'ok']))).toEqual(parts);
  expect(await read(`${broken.url}/health/live`)).toMatchObject({ status: 200 });
  await broken.close().catch(() => undefined);
});

/** The imaging of a server whose default model is one that nobody has added, or that somebody has damaged. */
async function openWithoutModel(file: string | null): Promise<{ imaging: Imaging; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'pasteup-models-'));
  if (file !== null) await writeFile(join(folder, 'silueta.onnx'), file);
  const imaging = await createImaging({
    modelsDir: folder,
    defaultModel: 'silueta',
    matteChildren: 1,
    renderChildren: 2,
    maxPixels: 1e7,
    maxSide: 16_384,
    memoryBudgetBytes: 1e9,
    tempDir: folder,
    log: pino({ level: 'silent' }),
  });
  return { imaging, folder };
}

test.each([
  ['is missing', null],
  ['was altered', 'not a model'],
])('when the model %s, ready says so, and uploads and conversions still work', async (_what, file) => {
  const { imaging, folder } = await openWithoutModel(file);
  const lame = await startTestApp({ decorate: (tools) => ({ ...tools, imaging }) });
  const { status, parts } = await readParts(lame);
  expect([status, parts.database, parts.storage, parts.queue]).toEqual([503, 'ok', 'ok', 'ok']);
  expect(parts.model).toBe('The file of silueta is missing or altered. The log says more.');

  const client = await signUp(lame.url);
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }), {
    recipes: [{ output: { format: 'PNG' } }],
  });
  for (const { id } of data!.uploadImage.jobs)
    expect((await watchToEnd(client, id)).at(-1)?.status).toBe('SUCCEEDED');
  await client.close();
  await lame.close();
  await imaging.close({ timeoutMs: 0 });
  await rm(folder, { recursive: true });
});

describe('a bucket that cannot be used', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3Server();
  });
  afterAll(() => server.close());
  afterEach(() => void vi.restoreAllMocks());

  /** A server with these settings, and what it said on stderr at its start; strangers are told nothing of it. */
  const startWith = async (env: Record<string, string>) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const lame = await startTestApp({ env: { ...server.env, ...env }, work: false, beside: app });
    const { status, parts } = await readParts(lame);
    await vi.waitFor(() => expect(said).toHaveBeenCalled());
    expect(status).toBe(503);
    const storage = 'The storage cannot be reached; try again in a moment.';
    expect(parts).toEqual({ database: 'ok', model: 'ok', queue: 'ok', storage });
    expect(said).toHaveBeenCalledTimes(1);
    return { lame, problem: said.mock.calls[0]?.[0] };
  };

  test('because it is missing is named at start, and ready says no until it is there', async () => {
    const bucket = 'not-yet-there';
    const { lame, problem } = await startWith({ S3_BUCKET: bucket });
    expect(problem).toBe(
      `Storage: There is no bucket ${bucket} at ${server.url}: create it or correct S3_BUCKET.`,
    );
    await fetch(`${server.url}/${bucket}`, { method: 'PUT' });
    expect(await readParts(lame)).toMatchObject({ status: 200, parts: { storage: 'ok' } });
    await lame.close();
  });

  test('because its key is wrong is named at start', async () => {
    const { lame, problem } = await startWith({ AWS_ACCESS_KEY_ID: 'wrong-key' });
    expect(problem).toMatch(/^Storage: The bucket \S+ cannot be used: \S+ does not know AWS_ACCESS_KEY_ID.$/);
    expect(problem).not.toContain('wrong-key');
    await lame.close();
  });

  test('because nothing listens is named at start, and ready says no until the server is back', async () => {
    await server.kill();
    const { lame, problem } = await startWith({});
    expect(problem).toMatch(/^Storage: The server of the bucket \S+, \S+, cannot be reached: ECONNREFUSED.$/);
    await server.restart();
    expect(await readParts(lame)).toMatchObject({ status: 200, parts: { storage: 'ok' } });
    await lame.close();
  });

  test('by pages is named at start, with the rule to set', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const env = {
      ...server.env,
      S3_BUCKET: await server.addBucket(),
      PUBLIC_URL: 'https://pictures.example',
    };
    const lame = await startTestApp({ env, work: false, serve: false, beside: app });
    await vi.waitFor(() => expect(said).toHaveBeenCalled());
    expect(said.mock.calls[0]?.[0]).toContain('"AllowedOrigins":["https://pictures.example"]');
    await lame.close();
  });
});

describe('/metrics', () => {
  test('is there for who has ADMIN_KEY', async () => {
    const { status, text, type } = await read(`${app.url}/metrics`, { authorization: `Bearer ${adminKey}` });
    expect([status, type]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toContain('nodejs_eventloop_lag');
    expect(text).toContain('# TYPE pasteup_jobs gauge');
  });

  test('tells how many jobs wait and run, and how many have ended', async () => {
    const client = await signUp(app.url);
    const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
    await watchToEnd(client, data!.uploadImage.jobs[0]!.id);
    await client.close();
    const { text } = await read(`${app.url}/metrics`, { authorization: `Bearer ${adminKey}` });
    expect(text.split('\n').filter((line) => line.startsWith('pasteup_'))).toEqual([
      'pasteup_jobs_finished_total{kind="PREPARE_IMAGE",status="SUCCEEDED"} 1',
      'pasteup_jobs{status="QUEUED"} 0',
      'pasteup_jobs{status="RUNNING"} 0',
    ]);
  });

  test.each<Record<string, string>>([
    {},
    { authorization: 'Bearer nonsense' },
    { authorization: `Basic ${adminKey}` },
  ])('is closed to %j', async (headers) => {
    const { status, text } = await read(`${app.url}/metrics`, headers);
    expect(status).toBe(401);
    expect(text).not.toContain('pasteup_jobs');
  });

  test('is closed to an account', async () => {
    const { apiKey } = await signUp(app.url);
    const { status, text } = await read(`${app.url}/metrics`, { authorization: `Bearer ${apiKey}` });
    expect([status, text]).toEqual([401, expect.not.stringContaining('pasteup_jobs')]);
  });

  test('is not there where there is no ADMIN_KEY, though a page asks for it', async () => {
    const keyless = await startTestApp({ work: false, beside: app });
    for (const accept of ['*/*', 'text/html'])
      expect((await read(`${keyless.url}/metrics`, { accept })).status).toBe(404);
    await keyless.close();
  });
});
