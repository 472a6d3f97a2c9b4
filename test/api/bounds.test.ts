import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import {
  announceUpload,
  completeImageUpload,
  createUpload,
  putBytes,
  type UploadTarget,
} from '../presigned.ts';
import { connectRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';

const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { MAX_DOWNLOADS: '3' } });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

test('an account has at most 1000 uploads that await their bytes, and one that ended makes room', async () => {
  const { upload } = await announceUpload(client, picture);
  await runSql(
    app,
    `insert into pending_upload (id, account_id, prefix, filename, mime_type, byte_size, status, created_at, expires_at)
     select 'upl_' || n, account_id, 'p' || n, 'a', mime_type, byte_size, status, now(), expires_at
       from pending_upload, generate_series(2, 1000) as n where id = $1`,
    [upload.id],
  );
  const { errors } = await createUpload(client, picture);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUOTA_EXCEEDED' });
  expect(errors?.[0]?.extensions.params).toMatchObject({ quota: 'pendingUploads' });
  await runSql(app, "update pending_upload set expires_at = now() where id = 'upl_2'");
  expect((await createUpload(client, picture)).errors).toBeUndefined();
  await runSql(app, 'delete from pending_upload');
});

test('an account has at most MAX_DOWNLOADS that have not ended', async () => {
  const { data } = await client.upload(picture, { recipes: [{ resize: { width: 9 } }] });
  const job = data!.uploadImage.jobs[1]!.id;
  await watchToEnd(client, job);
  const { job: made } = await client.get<{ job: { rendition: { id: string } } }>(
    `{ job(id: "${job}") { rendition { id } } }`,
  );
  const create = () =>
    client.ask(`mutation { createDownload(input: { renditionIds: ["${made.rendition.id}"] }) { url } }`);
  for (let i = 0; i < 3; i++) expect((await create()).errors).toBeUndefined();
  const { errors } = await create();
  expect(errors?.[0]?.extensions.params).toMatchObject({ quota: 'downloads' });
  await runSql(app, 'update download set expires_at = now() where id = (select min(id) from download)');
  expect((await create()).errors).toBeUndefined();
});

test('an account has at most MAX_IMAGES, whichever way they come, and a deleted one makes room', async () => {
  const own = await signUp(app.url);
  const crowded = await startTestApp({
    env: { ROLE: 'web', MAX_IMAGES: '2' },
    work: false,
    beside: app,
  });
  const guest = createTestClient(crowded.url, own.apiKey);
  const tooMany = {
    code: 'QUOTA_EXCEEDED',
    isRetryable: false,
    params: { quota: 'images', limit: 2, actual: 3 },
  };
  const { image } = (await guest.upload(picture)).data!.uploadImage;
  const { upload, target } = await announceUpload(guest, picture);
  await putBytes(target, picture);
  expect((await guest.upload(picture)).data?.uploadImage.jobs).toHaveLength(1);
  // It was announced while there was room.
  expect((await completeImageUpload(guest, upload.id)).errors?.[0]?.extensions).toEqual(tooMany);
  expect((await createUpload(guest, picture)).errors?.[0]?.extensions).toEqual(tooMany);
  expect(await guest.upload(picture)).toMatchObject({ errors: [{ extensions: tooMany }] });
  const change = (name: string) =>
    guest.ask(`mutation { ${name}(input: { ids: ["${image.id}"] }) { notFoundIds } }`);
  expect((await change('deleteImages')).errors).toBeUndefined();
  expect((await guest.upload(picture)).data?.uploadImage.jobs).toHaveLength(1);
  expect((await change('restoreImages')).errors?.[0]?.extensions).toEqual(tooMany);
  const [row] = await runSql(app, 'select gone_at from image where id = $1', [image.id]);
  expect(row!.gone_at).not.toBeNull();
  await Promise.all([own.close(), guest.close(), crowded.close()]);
});

/** A PUT that has begun and sends no more until it is told to. */
function beginPut({ url, headers }: UploadTarget): { end(): void; answer: Promise<[number, string]> } {
  const said = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
  const req = request(url, { method: 'PUT', headers: { ...said, 'content-length': picture.length } });
  req.on('error', () => {});
  req.write(picture.subarray(0, 1));
  const answer = new Promise<[number, string]>((resolve) =>
    req.once('response', async (res) => resolve([res.statusCode ?? 0, await text(res)])),
  );
  return { end: () => req.destroy(), answer };
}

test('of an account 4 uploads are received at once, 16 wait, and another is not kept from its own', async () => {
  const targets: UploadTarget[] = [];
  for (let i = 0; i < 21; i++) targets.push((await announceUpload(client, picture)).target);
  const begun = targets.map(beginPut);
  const { tempDir } = app.contexts.forSystem();
  const countReceived = async () =>
    (await readdir(tempDir)).filter((name) => name.startsWith('upload-')).length;
  // Whichever of them comes last.
  expect(await Promise.race(begun.map(({ answer }) => answer))).toEqual([
    429,
    expect.stringContaining('RATE_LIMITED'),
  ]);
  await expect.poll(countReceived, { timeout: 10_000 }).toBe(4);
  const other = await signUp(app.url);
  expect((await putBytes((await announceUpload(other, picture)).target, picture)).status).toBe(200);
  for (const put of begun) put.end();
  const again = async () => (await putBytes(targets[20]!, picture)).status;
  await expect.poll(again, { timeout: 10_000 }).toBe(200);
  await other.close();
});

test('at most 100 sockets of one address have no key, and they keep nobody out who has one', async () => {
  const init = { type: 'connection_init' };
  const { apiKey } = client;
  const sockets = await Promise.all(Array.from({ length: 100 }, () => connectRawSocket(app.url)));
  for (const socket of sockets) socket.send(init);
  for (const socket of sockets) await socket.next();
  const refused = await connectRawSocket(app.url);
  refused.send(init);
  expect(await refused.closed).toBe(1013);
  const keyed = await connectRawSocket(app.url);
  keyed.send({ ...init, payload: { authorization: `Bearer ${apiKey}` } });
  expect(await keyed.next()).toMatchObject({ type: 'connection_ack' });
  await sockets[0]!.close();
  const stranger = await connectRawSocket(app.url);
  stranger.send(init);
  expect(await stranger.next()).toMatchObject({ type: 'connection_ack' });
  await Promise.all([...sockets, keyed, stranger].map((socket) => socket.close()));
});
