import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Storage } from '../../../src/tools/storage/storage.ts';
import { isObject, listAll, once, patience, readAll, serveBehindProxy, small, type } from './behind-proxy.ts';
import type { Fault } from './fault-proxy.ts';
import { openS3 } from './s3-target.ts';

const behindProxy = serveBehindProxy();

describe('a large file under many faults', () => {
  it('arrives whole, and comes back whole', () =>
    behindProxy(async ({ proxy, storage, write }) => {
      const bytes = randomBytes(30_000_000);
      const upload: (Fault | null)[] = ['answer 500', null, 'reset in request', null, 'done, then reset'];
      proxy.setFaults(() => upload.shift() ?? null);
      await storage.putFile('a/huge', await write(bytes), type);
      const download: Fault[] = ['reset in answer', 'silence in answer', 'reset in answer', 'answer 500'];
      proxy.setFaults(() => download.shift() ?? null);
      const got: Buffer[] = [];
      for await (const chunk of await storage.read('a/huge')) {
        // A reader who pauses for longer than a connection may: it breaks, and he is none the wiser.
        if (got.length === 0) await new Promise((resolve) => setTimeout(resolve, 1.2 * patience.answerMs));
        got.push(chunk);
      }
      expect(Buffer.concat(got).equals(bytes)).toBe(true);
      expect(proxy.counts).toMatchObject({
        'answer 500': 2,
        'reset in request': 1,
        'done, then reset': 1,
        'reset in answer': 2,
        'silence in answer': 1,
      });
    }));
});

describe('a read that breaks', () => {
  it('is tried again where it is the news that there is nothing that broke', () =>
    behindProxy(async ({ proxy, storage }) => {
      for (const fault of ['reset in answer', 'silence in answer'] as const) {
        proxy.setFaults(once(fault, isObject));
        await expect(storage.read('a/none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
        expect(proxy.counts[fault]).toBe(1);
      }
    }));

  it.each<[string, (direct: Storage) => Promise<void>]>([
    ['replaced', (direct) => direct.put('a/there', randomBytes(small.length), type)],
    ['deleted', (direct) => direct.delete(['a/there'])],
  ])('does not go on in an object that was %s meanwhile', (_what, change) =>
    behindProxy(async ({ proxy, storage, direct }) => {
      proxy.setFaults(once('reset in answer', isObject));
      const stream = await storage.read('a/there');
      await change(direct);
      const got: Buffer[] = [];
      const reading = (async () => {
        for await (const chunk of stream) got.push(chunk);
      })();
      await expect(reading).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', isRetryable: true });
      const begun = Buffer.concat(got);
      expect(begun.equals(small.subarray(0, begun.length))).toBe(true);
    }),
  );

  it('ends with an error when it breaks every time', () =>
    behindProxy(async ({ proxy, storage }) => {
      proxy.setFaults(({ path }) => (path.includes('/a/') ? 'silence in answer' : null));
      const stream = await storage.read('a/there', { range: { start: 5, end: 5 } });
      await expect(buffer(stream)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      expect(proxy.counts['silence in answer']).toBe(4);
    }));
});

describe('a server that stays broken', () => {
  it.each<[Fault, RegExp]>([
    ['answer 500', /status 500/],
    ['reset before', /cannot be reached: E(CONNRESET|PIPE)/],
    ['silence', /does not answer in time/],
  ])('by "%s" is named by every method, and loses nothing', (fault, words) =>
    behindProxy(async ({ proxy, direct, target, write }) => {
      const { storage, close, listTempFiles } = await openS3({
        ...target,
        patience: { answerMs: 200, idleMs: 200, attempts: 2 },
      });
      proxy.setFaults(() => fault);
      const path = await write(small);
      const failure = {
        code: 'SERVICE_UNAVAILABLE',
        isRetryable: true,
        message: 'The storage cannot be reached; try again in a moment.',
        detail: expect.stringMatching(words),
      };
      await Promise.all([
        expect(storage.put('a/there', Buffer.from('new'), type)).rejects.toMatchObject(failure),
        expect(storage.putFile('a/there', path, type)).rejects.toMatchObject(failure),
        expect(storage.read('a/there')).rejects.toMatchObject(failure),
        expect(storage.withFile('a/there', async () => {})).rejects.toMatchObject(failure),
        expect(storage.stat('a/there')).rejects.toMatchObject(failure),
        expect(storage.delete(['a/there'])).rejects.toMatchObject(failure),
        expect(listAll(storage)).rejects.toMatchObject(failure),
        expect(storage.check()).rejects.toMatchObject(failure),
      ]);
      expect((await stat(path)).size).toBe(small.length);
      expect((await readAll(direct, 'a/there')).equals(small)).toBe(true);
      expect(await listTempFiles()).toEqual([]);
      await close();
    }),
  );
});
