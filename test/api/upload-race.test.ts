import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { Storage } from '../../src/tools/storage/storage.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { completeImageUpload, createUpload, putBytes } from '../presigned.ts';
import { runSql } from '../sql.ts';

const picture = await makePicture({ width: 64, height: 48 });

/** What happens before a call of the storage. */
let before: { [Method in 'stat' | 'delete']?: (key: string) => Promise<void> } = {};
const interfere = (storage: Storage): Storage => ({
  ...storage,
  async stat(key) {
    await before.stat?.(key);
    return storage.stat(key);
  },
  async delete(keys) {
    await before.delete?.(keys[0] ?? '');
    return storage.delete(keys);
  },
});

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    work: false,
    env: { ROLE: 'web' },
    decorate: (tools) => ({ ...tools, storage: interfere(tools.storage) }),
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});
beforeEach(() => {
  before = {};
});

async function sendBytes(): Promise<string> {
  const { upload } = (await createUpload(client, picture)).data!.createUpload;
  await putBytes(upload.target!, picture);
  return upload.id;
}

const endOf = async (completing: ReturnType<typeof completeImageUpload>) => {
  const { data, errors } = await completing;
  return data?.completeImageUpload?.image.status ?? errors?.[0]?.extensions.code;
};

test('a second call that looks after the first has ended answers as the first', async () => {
  const id = await sendBytes();
  let first: ReturnType<typeof completeImageUpload> | null = null;
  let looks = 0;
  before.stat = async (key) => {
    if (key.endsWith('/upload') && ++looks === 2) await first;
  };
  first = completeImageUpload(client, id);
  await vi.waitFor(() => expect(looks).toBe(1));
  const second = completeImageUpload(client, id);
  expect([await endOf(first), await endOf(second)]).toEqual(['READY', 'READY']);
});

test('a loser that cannot tidy up answers as the winner', async () => {
  const id = await sendBytes();
  before.delete = async (key) => {
    if (key.endsWith('/original'))
      throw new AppError('SERVICE_UNAVAILABLE', 'It is away.', { isRetryable: true });
  };
  const ends = await Promise.all([1, 2, 3].map(() => endOf(completeImageUpload(client, id))));
  expect(ends).toEqual(['READY', 'READY', 'READY']);
});

test('an upload that is purged, or ends, while it is completed is not there any more', async () => {
  const purged = await sendBytes();
  before.stat = () => runSql(app, 'delete from pending_upload where id = $1', [purged]).then(() => undefined);
  expect(await endOf(completeImageUpload(client, purged))).toBe('NOT_FOUND');
  before = {};
  const ended = await sendBytes();
  before.stat = () =>
    runSql(app, 'update pending_upload set expires_at = now() where id = $1', [ended]).then(() => undefined);
  expect(await endOf(completeImageUpload(client, ended))).toBe('GONE');
});

test('a storage that is away is said, and the upload goes on', async () => {
  const id = await sendBytes();
  before.stat = async () => {
    throw new AppError('SERVICE_UNAVAILABLE', 'It is away.', { isRetryable: true });
  };
  expect(await endOf(completeImageUpload(client, id))).toBe('SERVICE_UNAVAILABLE');
  before = {};
  expect(await endOf(completeImageUpload(client, id))).toBe('READY');
});
