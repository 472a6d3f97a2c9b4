import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startTestApp } from '../app.ts';
import { type GraphqlAnswer, signUp } from '../client.ts';
import { query } from '../crash/truth.ts';
import { createTestDatabase } from '../database.ts';
import { buildUpload } from '../multipart.ts';
import { makePicture } from '../picture.ts';

/** Twice as many as are received at once. */
const uploads = 8;
/** Of which the server has read what is there when it says that the rest may come. */
const silentRequest = `${[
  'POST /graphql HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
  'Content-Length: 9',
  'Expect: 100-continue',
].join('\r\n')}\r\n\r\n{`;

test('a stop waits for uploads under way, whose jobs the next start does, and only seconds for one who sends nothing', async () => {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-stop-'));
  const beside = { databaseUrl: database.url, dataDir };
  const app = await startTestApp({ beside, env: { ROLE: 'web', RENDER_CHILDREN: '1' }, work: false });
  const client = await signUp(app.url);
  const { headers, body } = buildUpload(await makePicture({ width: 320, height: 240 }));
  const begun = Array.from({ length: uploads }, () => {
    const sending = request(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: `Bearer ${client.apiKey}`,
        'content-length': body.length,
        expect: '100-continue',
      },
    });
    sending.write(body.subarray(0, body.length / 2));
    return { sending, heard: once(sending, 'continue'), answered: once(sending, 'response') };
  });
  const silent = connect(Number(new URL(app.url).port), '127.0.0.1').on('error', () => {});
  silent.write(silentRequest);
  await Promise.all([...begun.map(({ heard }) => heard), once(silent, 'data')]);

  const startedAt = performance.now();
  const closed = app.close();
  for (const { sending } of begun) sending.end(body.subarray(body.length / 2));
  for (const { answered } of begun) {
    const [response] = await answered;
    expect(((await json(response)) as GraphqlAnswer<unknown>).errors).toBeUndefined();
  }
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(8000);
  await client.close();

  const next = await startTestApp({ beside, serve: false, env: { RENDER_CHILDREN: '1' } });
  const readStatuses = async () =>
    (await query(database.url, 'select status from job')).map(({ status }) => status);
  await expect.poll(readStatuses, { timeout: 20_000 }).toEqual(Array(uploads).fill('SUCCEEDED'));
  await next.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});
