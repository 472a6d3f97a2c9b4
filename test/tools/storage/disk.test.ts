import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyFileUrl } from '../../../src/tools/signing/signed-url.ts';
import { verifyUploadUrl } from '../../../src/tools/signing/upload-url.ts';
import { createStorage } from '../../../src/tools/storage/create-storage.ts';
import { createDiskDriver } from '../../../src/tools/storage/disk/disk.ts';
import type { Storage } from '../../../src/tools/storage/storage.ts';
import { describeStorage } from './storage-contract.ts';

const getSecrets = async () => ['a secret'];
const open = (directory: string) =>
  createStorage(createDiskDriver({ directory, getSecrets, basePath: '/files', uploadBasePath: '/uploads' }));
const type = { mimeType: 'image/png' };

describeStorage('disk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-disk-'));
  return { storage: await open(directory), close: () => rm(directory, { recursive: true, force: true }) };
});

describe('a folder', () => {
  let directory: string;
  let storage: Storage;

  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'pasteup-disk-')), 'made', 'for', 'it');
    storage = await open(directory);
  });

  afterEach(() => rm(join(directory, '../../..'), { recursive: true, force: true }));

  it('is nobody else’s', async () => {
    await storage.put('a/b/c', Buffer.from('1'), type);
    for (const path of ['', '.draft', 'a', 'a/b'])
      expect((await stat(join(directory, path))).mode & 0o777).toBe(0o700);
  });

  it('holds no draft and no empty folder after a put, a failed put and a delete', async () => {
    await storage.put('a/b/c', Buffer.from('1'), type);
    await expect(storage.putFile('d/e', join(directory, 'none'), type)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      cause: { code: 'ENOENT' },
    });
    await storage.delete(['a/b/c']);
    expect(await readdir(directory, { recursive: true })).toEqual(['.draft']);
  });

  it('is cleaned of drafts that are an hour old, and of no others', async () => {
    const [old, young] = [join(directory, '.draft', 'old'), join(directory, '.draft', 'young')];
    await Promise.all([writeFile(old, 'part'), writeFile(young, 'part')]);
    const longAgo = new Date(Date.now() - 61 * 60_000);
    await utimes(old, longAgo, longAgo);
    await open(directory);
    expect(await readdir(join(directory, '.draft'))).toEqual(['young']);
  });

  it('is read by another process’s storage', async () => {
    await storage.put('a/b', Buffer.from('1'), type);
    expect(await (await open(directory)).stat('a/b')).toMatchObject({ byteSize: 1 });
  });

  it('that is gone is said to be unavailable, without its path', async () => {
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file in its place');
    const failure = {
      code: 'SERVICE_UNAVAILABLE',
      isRetryable: true,
      message: expect.not.stringContaining(directory),
    };
    await expect(storage.put('a/b', Buffer.from('1'), type)).rejects.toMatchObject(failure);
    await expect(storage.check()).rejects.toMatchObject(failure);
    await expect(open(directory)).rejects.toMatchObject(failure);
  });

  it('lists past what others have put there', async () => {
    await storage.put('a/b', Buffer.from('1'), type);
    await mkdir(join(directory, 'lost+found'), { mode: 0o000 });
    await writeFile(join(directory, 'a', 'copy (1).jpg'), '');
    const keys = [];
    for await (const { key } of storage.list('')) keys.push(key);
    expect(keys).toEqual(['a/b']);
  });

  it('hides what is not an object', async () => {
    await mkdir(join(directory, 'empty'));
    await writeFile(join(directory, '.DS_Store'), '');
    for await (const { key } of storage.list('')) expect.fail(`listed ${key}`);
    expect(await storage.stat('empty')).toBeNull();
  });

  it('signs URLs that name the object, its type and its file name', async () => {
    const options = {
      mimeType: 'image/png',
      downloadAs: 'Füße & co.png',
      expiresAt: new Date(Date.now() + 60_000),
    };
    const url = new URL(await storage.signUrl('a/b', options), 'http://localhost');
    expect(url.pathname).toBe('/files/a/b');
    const verdict = verifyFileUrl('a/b', url.searchParams, await getSecrets());
    expect(verdict).toMatchObject({
      isValid: true,
      claims: { mimeType: 'image/png', downloadAs: 'Füße & co.png' },
    });
  });

  it('signs uploads of one length and type, to the second', async () => {
    const expiresAt = new Date(Date.parse('2100-01-01') + 999);
    const inAnHour = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_999);
    const { url, headers } = await storage.signUpload('a/b', { ...type, byteSize: 7, expiresAt: inAnHour });
    expect(headers).toEqual([{ name: 'Content-Type', value: 'image/png' }]);
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    expect(pathname).toBe('/uploads/a/b');
    expect(verifyUploadUrl('a/b', searchParams, await getSecrets())).toEqual({
      isValid: true,
      claims: { ...type, key: 'a/b', byteSize: 7, expiresAt: new Date(inAnHour.getTime() - 999) },
    });
    const late = await storage.signUpload('a/b', { ...type, byteSize: 7, expiresAt });
    const lateQuery = new URL(late.url, 'http://localhost').searchParams;
    expect(Number(lateQuery.get('expires')) * 1000).toBeLessThanOrEqual(Date.now() + 7 * 86_400_000);
  });

  it('has URLs of the server itself, and nothing to set up', async () => {
    expect(storage.origins).toEqual([]);
    expect(await storage.advise('https://pictures.example')).toBeNull();
  });
});
