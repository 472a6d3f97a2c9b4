import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, putBytes } from '../presigned.ts';
import { openRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const environment = {
  ADMIN_KEY: adminKey,
  DATABASE_URL: 'postgres://pasteup:a-password-of-the-database@127.0.0.1:1/pasteup',
  AWS_SECRET_ACCESS_KEY: 'a-secret-of-the-bucket',
};

let app: TestApp;
let client: TestClient;
let written = '';

beforeAll(async () => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const log = pino({ level: 'trace' }, { write: (line) => (written += line) });
  app = await startTestApp({ env: { ADMIN_KEY: adminKey, RENDER_CHILDREN: '1' }, log, startChildren: true });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
  vi.unstubAllEnvs();
});

const signatureOf = (url: string) => new URL(url).searchParams.get('signature') ?? expect.fail(url);

test('no key, password or signature is logged, whatever goes well or wrong', async () => {
  const secrets: string[] = [adminKey, app.databaseUrl, new URL(app.databaseUrl).password];
  const ask = (url: string, apiKey: string) => fetch(url, { headers: { authorization: `Bearer ${apiKey}` } });

  // What goes well.
  const picture = await makePicture({ width: 64, height: 48 });
  const { data } = await client.upload(picture, { recipes: [{ resize: { width: 9 } }] });
  for (const { id } of data!.uploadImage.jobs) await watchToEnd(client, id);
  const { upload, target } = await announceUpload(client, picture);
  await putBytes(target, picture);
  await completeImageUpload(client, upload.id);
  const { job } = await client.get<{ job: { rendition: { id: string; url: string } } }>(
    `{ job(id: "${data!.uploadImage.jobs[1]!.id}") { rendition { id url } } }`,
  );
  const { createDownload } = await client.get<{ createDownload: { url: string } }>(
    `mutation { createDownload(input: { renditionIds: ["${job.rendition.id}"] }) { url } }`,
  );
  const links = [target.url, job.rendition.url, createDownload.url];
  for (const link of links) await (await fetch(link)).arrayBuffer();
  await (await ask(`${app.url}/metrics`, adminKey)).text();

  // What goes wrong.
  const wrongKey = `${client.apiKey!.slice(0, -4)}0000`;
  await putBytes(target, picture);
  for (const link of links) await fetch(link.replace('expires=', 'expires=1'));
  await ask(`${app.url}/metrics`, wrongKey);
  await createTestClient(app.url, wrongKey).ask('{ viewer { id } }');
  await (await openRawSocket(app.url, wrongKey)).closed;
  await runSql(app, 'alter table api_key rename to hidden');
  await client.ask('{ viewer { id } }');
  await (await openRawSocket(app.url, client.apiKey)).closed;
  await runSql(app, 'alter table hidden rename to api_key');
  const { rotateApiKey } = await client.get<{ rotateApiKey: { secret: string } }>(
    'mutation { rotateApiKey { secret } }',
  );

  secrets.push(client.apiKey!, wrongKey, rotateApiKey.secret, ...links.map(signatureOf));
  expect(written.split('\n').length).toBeGreaterThan(20);
  expect(written).toContain('error.hidden');
  for (const secret of secrets.filter(Boolean)) expect(written).not.toContain(secret);
});

test.skipIf(process.platform !== 'linux')('children are told no secret', async () => {
  const { imaging } = app.contexts.forSystem();
  const pids = imaging.pids();
  expect(pids.length).toBeGreaterThan(1);
  for (const pid of pids)
    for (const told of ['environ', 'cmdline'])
      for (const secret of [...Object.keys(environment), ...Object.values(environment)])
        expect(readFileSync(`/proc/${pid}/${told}`, 'utf8')).not.toContain(secret);
});
