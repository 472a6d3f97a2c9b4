import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../../src/tools/storage/storage.ts';

export interface StorageUnderTest {
  /** Empty. */
  storage: Storage;
  close(): Promise<void>;
}

const type = { mimeType: 'application/octet-stream' };
const notFound = expect.objectContaining({ code: 'NOT_FOUND' });

export interface StorageTraits {
  /** Whether the server under it replaces an object at once. s3rver writes into the file that others are reading. */
  replacesAtOnce: boolean;
}

/** What every storage promises, run on a real one. */
export function describeStorage(
  name: string,
  makeStorage: () => Promise<StorageUnderTest>,
  { replacesAtOnce }: StorageTraits = { replacesAtOnce: true },
): void {
  describe(`${name} storage`, () => {
    let storage: Storage;
    let close: () => Promise<void>;
    let folder: string;

    const write = async (bytes: Uint8Array): Promise<string> => {
      const path = join(folder, 'upload');
      await writeFile(path, bytes);
      return path;
    };
    const readAll = async (key: string) => buffer(await storage.read(key));
    const list = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key } of storage.list(prefix)) keys.push(key);
      return keys.sort();
    };

    beforeEach(async () => {
      ({ storage, close } = await makeStorage());
      folder = await mkdtemp(join(tmpdir(), 'pasteup-storage-'));
    });

    afterEach(async () => {
      vi.useRealTimers();
      await close();
      await rm(folder, { recursive: true, force: true });
    });

    it.each([0, 1, 70_000])('gives back the %i bytes it was given', async (length) => {
      const bytes = Buffer.alloc(length, 'bytes');
      await storage.put('a/small', bytes, type);
      await storage.putFile('a/file', await write(bytes), type);
      for (const key of ['a/small', 'a/file']) {
        expect((await readAll(key)).equals(bytes)).toBe(true);
        expect(await storage.stat(key)).toMatchObject({ key, byteSize: length });
        expect(await storage.withFile(key, (path) => readFile(path))).toEqual(bytes);
      }
    });

    it('takes the file away and dates the object by when it was put', async () => {
      const path = await write(Buffer.from('old'));
      await utimes(path, new Date(0), new Date(0));
      await storage.putFile('a/file', path, type);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      const ageMs = Date.now() - ((await storage.stat('a/file'))?.modifiedAt.getTime() ?? 0);
      expect(Math.abs(ageMs)).toBeLessThan(60_000);
    });

    it('reads any range, both ends included', async () => {
      const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => i % 256));
      await storage.put('a/range', bytes, type);
      const position = fc.nat({ max: bytes.length - 1 });
      await fc.assert(
        fc.asyncProperty(position, position, async (one, other) => {
          const [start, end] = [Math.min(one, other), Math.max(one, other)];
          const part = await buffer(await storage.read('a/range', { range: { start, end } }));
          expect(part).toEqual(bytes.subarray(start, end + 1));
        }),
        { numRuns: 30 },
      );
    });

    if (replacesAtOnce)
      it('never shows a part of an object that is being replaced', async () => {
        const versions = [Buffer.alloc(900_000, 'a'), Buffer.alloc(700_000, 'b')];
        await storage.put('a/changing', Buffer.alloc(10, 'a'), type);
        let isWriting = true;
        const writes = (async () => {
          for (let i = 0; i < 10; i++) await storage.put('a/changing', versions[i % 2] as Buffer, type);
          isWriting = false;
        })();
        while (isWriting) {
          const bytes = await readAll('a/changing');
          expect([10, 900_000, 700_000]).toContain(bytes.length);
          expect(bytes.equals(Buffer.alloc(bytes.length, bytes[0]))).toBe(true);
        }
        await writes;
      });

    it('says of what is not there that it is not', async () => {
      await storage.put('a/one', Buffer.from('1'), type);
      for (const key of ['a/two', 'a', 'b/one']) {
        expect(await storage.stat(key)).toBeNull();
        await expect(storage.read(key)).rejects.toEqual(notFound);
        await expect(storage.withFile(key, async () => 'used')).rejects.toEqual(notFound);
      }
    });

    it('deletes many at once, whether there or not', async () => {
      for (const key of ['a/one', 'a/two', 'b/one']) await storage.put(key, Buffer.from(key), type);
      await storage.delete(['a/one', 'a/none', 'none/at-all', 'b/one']);
      expect(await list('')).toEqual(['a/two']);
      await storage.delete([]);
    });

    it('hands on what `use` gives and throws', async () => {
      await storage.put('a/one', Buffer.from('1'), type);
      expect(await storage.withFile('a/one', async () => 7)).toBe(7);
      const failure = new Error('mine');
      await expect(storage.withFile('a/one', () => Promise.reject(failure))).rejects.toBe(failure);
    });

    it('lists what was put and not deleted, by any prefix', async () => {
      const key = fc.constantFrom('a/one', 'a/two', 'ab/one', 'ab/b/one', 'ab/b/two', 'c');
      const change = fc.record({ key, isDelete: fc.boolean() });
      const prefix = fc.constantFrom('', 'a', 'a/', 'a/o', 'ab/b/', 'ab/b/t', 'b', 'c', 'c/');
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 12 }), prefix, async (changes, start) => {
          await storage.delete(await list(''));
          const expected = new Set<string>();
          for (const { key, isDelete } of changes) {
            if (isDelete) await storage.delete([key]);
            else await storage.put(key, Buffer.from(key), type);
            expected[isDelete ? 'delete' : 'add'](key);
          }
          expect(await list(start)).toEqual([...expected].filter((one) => one.startsWith(start)).sort());
        }),
        { numRuns: 20 },
      );
    });

    it('survives puts and deletes in the same folder at the same time', async () => {
      const keys = Array.from({ length: 20 }, (_, i) => `shared/${i}`);
      await Promise.all(
        keys.map(async (key, i) => {
          await storage.put(key, Buffer.from(key), type);
          if (i % 2) await storage.delete([key]);
        }),
      );
      expect(await list('')).toEqual(keys.filter((_, i) => i % 2 === 0).sort());
    });

    it.each([
      '',
      '/',
      'a/',
      '/a',
      'a//b',
      '../a',
      'a/../b',
      '.a',
      'a/.b',
      'a b',
      'ä',
      'a\\b',
      'a\0',
      'a\n',
      'x'.repeat(129),
    ])('refuses the key %j', async (key) => {
      const path = await write(Buffer.from('1'));
      await expect(storage.put(key, Buffer.from('1'), type)).rejects.toThrow(TypeError);
      await expect(storage.putFile(key, path, type)).rejects.toThrow(TypeError);
      await expect(storage.read(key)).rejects.toThrow(TypeError);
      await expect(storage.withFile(key, async () => {})).rejects.toThrow(TypeError);
      await expect(storage.stat(key)).rejects.toThrow(TypeError);
      await expect(storage.delete([key])).rejects.toThrow(TypeError);
      await expect(list(`${key}/`)).rejects.toThrow(TypeError);
      await expect(storage.signUrl(key, type)).rejects.toThrow(TypeError);
      const upload = { ...type, byteSize: 1, expiresAt: new Date() };
      await expect(storage.signUpload(key, upload)).rejects.toThrow(TypeError);
    });

    it('signs the same URL for a while, and another for another object', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T12:00:00Z') });
      const url = await storage.signUrl('a/one', { mimeType: 'image/png' });
      vi.setSystemTime(new Date('2030-01-01T12:20:00Z'));
      expect(await storage.signUrl('a/one', { mimeType: 'image/png' })).toBe(url);
      expect(await storage.signUrl('a/two', { mimeType: 'image/png' })).not.toBe(url);
      vi.setSystemTime(new Date('2030-01-08T12:00:00Z'));
      expect(await storage.signUrl('a/one', { mimeType: 'image/png' })).not.toBe(url);
    });

    it('checks itself and leaves nothing behind', async () => {
      await storage.check();
      expect(await list('')).toEqual([]);
    });
  });
}
