import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { requestJob, uploadImage } from '../jobs/work.ts';
import { createLogLines, type LogLine } from '../log-lines.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, putBytes } from '../presigned.ts';
import { type S3Server, startS3Server } from '../s3-server.ts';

const neutral = 'The storage cannot be reached; try again in a moment.';

let server: S3Server;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

interface Away {
  app: TestApp;
  client: TestClient;
  lines: LogLine[];
  imageId: string;
  /** Announced and PUT before the storage went away. */
  uploadId: string;
}

/** A server with a picture, whose storage then goes away. */
async function loseStorage(
  env: Record<string, string>,
  lose: (app: TestApp) => Promise<void>,
): Promise<Away> {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { log, lines } = createLogLines();
  const app = await startTestApp({ env: { RENDER_CHILDREN: '1', ...env }, log });
  closers.push(() => app.close());
  const client = await signUp(app.url);
  closers.push(() => client.close());
  const imageId = await uploadImage(app, client);
  const bytes = await makePicture();
  const { upload, target } = await announceUpload(client, bytes);
  await putBytes(target, bytes);
  await lose(app);
  return { app, client, lines, imageId, uploadId: upload.id };
}

/** What callers are told of it by mutations, by a job and by `/health/ready`. */
async function collectWords({ app, client, imageId, uploadId }: Away): Promise<string[]> {
  const uploaded = await client.upload(await makePicture());
  const completed = await completeImageUpload(client, uploadId);
  const jobId = await requestJob(client, imageId, { resize: { width: 77 } });
  const failure = await vi.waitFor(
    async () => {
      const [job] = await query<{ message: string | null }>(
        app.databaseUrl,
        `select error->>'message' as message from job where id = $1`,
        [jobId],
      );
      return job?.message ?? expect.fail('not tried yet');
    },
    { timeout: 20_000 },
  );
  const ready = await (await fetch(`${app.url}/health/ready`)).json();
  const told = [uploaded, completed].map(({ errors }) => errors?.[0]?.message ?? 'no error');
  return [...told, failure, ready.parts.storage];
}

const detailOf = (lines: LogLine[], event: string) =>
  JSON.stringify(lines.filter((line) => line.event === event));

test('callers are not told which bucket cannot be reached, and the log is', async () => {
  const away = await loseStorage(server.env, () => server.kill());
  expect(await collectWords(away)).toEqual([neutral, neutral, neutral, neutral]);
  for (const event of ['error.shown', 'job.failed', 'health.failed'])
    expect(detailOf(away.lines, event)).toContain(
      `The server of the bucket ${server.bucket}, ${server.url}, cannot be reached: ECONNREFUSED.`,
    );
  await server.restart();
});

test('callers are not told in which folder files are kept, and the log is', async () => {
  const away = await loseStorage({}, async ({ dataDir }) => {
    await rename(join(dataDir, 'files'), join(dataDir, 'elsewhere'));
    await writeFile(join(dataDir, 'files'), 'a file in its place');
  });
  const words = await collectWords(away);
  expect(words.join()).not.toMatch(new RegExp(`${away.app.dataDir}|original|E[A-Z]{3,}`));
  expect([words[0], words[3]]).toEqual([neutral, neutral]);
  for (const event of ['error.shown', 'health.failed'])
    expect(detailOf(away.lines, event)).toContain(join(away.app.dataDir, 'files'));
});
