import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { purgeNow } from '../purge.ts';
import { openRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web', ADMIN_KEY: adminKey }, work: false });
  client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
});
afterAll(() => app.close());

test('a deleted account is gone at once, and after the next purge nothing of it is left', async () => {
  const picture = await makePicture({ width: 64, height: 48 });
  const stranger = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  const kept = (await stranger.upload(picture)).data!.uploadImage.image.id;
  const { image } = (await client.upload(picture)).data!.uploadImage;
  const { target } = await announceUpload(client, picture);
  await putBytes(target, picture);
  const { viewer, image: told } = await client.get<{ viewer: { id: string }; image: { url: string } }>(
    `{ viewer { id } image(id: "${image.id}") { url } }`,
  );
  const remove = (id: string, by = client) =>
    by.ask(`mutation { deleteAccount(input: { id: "${id}" }) { deletedId } }`);
  for (const id of [viewer.id.replace(/.$/, '0'), 'x', ''])
    expect((await remove(id)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await remove(viewer.id, stranger)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const socket = await openRawSocket(app.url, client.apiKey);
  expect((await remove(viewer.id)).data).toEqual({ deleteAccount: { deletedId: viewer.id } });
  expect(await socket.closed).toBe(4403);
  expect((await client.ask('{ viewer { id } }')).status).toBe(401);
  expect((await fetch(told.url)).status).toBe(404);
  expect((await putBytes(target, picture)).status).toBe(410);

  await purgeNow(app);
  const keys = [];
  for await (const { key } of app.contexts.forSystem().storage.list('')) keys.push(key);
  const rows = await runSql<{ key: string }>(app, 'select key from stored_object');
  expect(keys.filter((key) => key !== 'installation').toSorted()).toEqual(
    rows.map(({ key }) => key).toSorted(),
  );
  expect(await runSql(app, 'select 1 from account where id = $1', [viewer.id])).toEqual([]);
  expect(await stranger.get(`{ image(id: "${kept}") { id } }`)).toEqual({ image: { id: kept } });
});
