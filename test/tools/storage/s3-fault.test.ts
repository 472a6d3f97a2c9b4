import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import {
  type BehindProxy,
  isObject,
  listAll,
  once,
  readAll,
  serveBehindProxy,
  small,
  type,
} from './behind-proxy.ts';
import type { Fault, ProxiedRequest } from './fault-proxy.ts';

const behindProxy = serveBehindProxy();
/** Two parts. */
const large = randomBytes(5_500_000);

interface Case {
  /** The request that the fault meets. */
  isMeant: (request: ProxiedRequest) => boolean;
  /** Does the work and expects that it was done, all of it and once. */
  run: (behind: BehindProxy) => Promise<void>;
}

async function putLarge({ storage, direct, write }: BehindProxy) {
  const path = await write(large);
  await storage.putFile('a/large', path, type);
  await expect(stat(path)).rejects.toThrow('ENOENT');
  expect((await readAll(direct, 'a/large')).equals(large)).toBe(true);
  expect(await listAll(direct)).toEqual(['a/large', 'a/there']);
}

const cases: Record<string, Case> = {
  put: {
    isMeant: isObject,
    async run({ storage, direct }) {
      await storage.put('a/new', small, type);
      expect((await readAll(direct, 'a/new')).equals(small)).toBe(true);
      expect(await listAll(direct)).toEqual(['a/new', 'a/there']);
    },
  },
  'putFile of one part': {
    isMeant: isObject,
    async run({ storage, direct, write }) {
      const path = await write(small);
      await storage.putFile('a/new', path, type);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      expect((await readAll(direct, 'a/new')).equals(small)).toBe(true);
    },
  },
  'the begin of an upload in parts': { isMeant: ({ path }) => path.includes('?uploads'), run: putLarge },
  'a part of an upload': { isMeant: ({ path }) => path.includes('partNumber='), run: putLarge },
  'the end of an upload in parts': {
    isMeant: ({ method, path }) => method === 'POST' && path.includes('uploadId='),
    run: putLarge,
  },
  read: {
    isMeant: isObject,
    async run({ storage }) {
      expect((await readAll(storage, 'a/there')).equals(small)).toBe(true);
    },
  },
  'read of a range': {
    isMeant: isObject,
    async run({ storage }) {
      const part = await buffer(await storage.read('a/there', { range: { start: 70_000, end: 99_998 } }));
      expect(part.equals(small.subarray(70_000, 99_999))).toBe(true);
    },
  },
  withFile: {
    isMeant: isObject,
    async run({ storage }) {
      const bytes = await storage.withFile('a/there', (path) => readFile(path));
      expect(bytes.equals(small)).toBe(true);
    },
  },
  stat: {
    isMeant: isObject,
    async run({ storage }) {
      expect(await storage.stat('a/there')).toMatchObject({ byteSize: small.length });
    },
  },
  delete: {
    isMeant: ({ path }) => path.includes('?delete'),
    async run({ storage, direct }) {
      await storage.delete(['a/there', 'a/none']);
      expect(await listAll(direct)).toEqual([]);
    },
  },
  list: {
    isMeant: ({ path }) => path.includes('list-type'),
    async run({ storage }) {
      expect(await listAll(storage)).toEqual(['a/there']);
    },
  },
};

describe.each<{ fault: Fault; needsBody?: boolean }>([
  { fault: 'answer 500' },
  { fault: 'answer 503' },
  { fault: 'reset before' },
  { fault: 'reset in request', needsBody: true },
  { fault: 'reset in answer' },
  { fault: 'slow' },
  { fault: 'done, then 500' },
  { fault: 'done, then reset' },
  { fault: 'silence' },
  { fault: 'silence in answer' },
])('$fault', ({ fault, needsBody = false }) => {
  it('is survived by every method, without a doubled or lost byte', async () => {
    const met = await Promise.all(
      Object.entries(cases).map(([name, { isMeant, run }]) =>
        behindProxy(async (behind) => {
          behind.proxy.setFaults(
            once(fault, (request) => isMeant(request) && (!needsBody || request.hasBody)),
          );
          await run(behind).catch((error) => {
            throw new Error(`${name}: ${error.message}`, { cause: error });
          });
          return [name, behind.proxy.counts[fault]] as const;
        }),
      ),
    );
    const bodiless = [
      'the begin of an upload in parts',
      'read',
      'read of a range',
      'withFile',
      'stat',
      'list',
    ];
    for (const [name, count] of met)
      expect([name, count]).toEqual([name, needsBody && bodiless.includes(name) ? 0 : 1]);
  });
});

describe('a server that never says that it has joined the parts', () => {
  it('is seen to have, by the object that is there', () =>
    behindProxy(async (behind) => {
      const isEnd = ({ method, path }: ProxiedRequest) => method === 'POST' && path.includes('uploadId=');
      behind.proxy.setFaults((request) => (isEnd(request) ? 'done, then 500' : null));
      await putLarge(behind);
      expect(behind.proxy.counts['done, then 500']).toBeGreaterThan(0);
    }));

  it('is not mistaken where it is another’s object of the same size that is there', () =>
    behindProxy(async ({ proxy, storage, direct, write }) => {
      await direct.putFile('a/large', await write(Buffer.alloc(large.length)), type);
      const path = await write(large);
      proxy.setFaults(({ path }) => (path.includes('uploadId=') ? 'answer 500' : null));
      await expect(storage.putFile('a/large', path, type)).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        isRetryable: true,
      });
      expect(await stat(path)).toMatchObject({ size: large.length });
      expect((await readAll(direct, 'a/large')).equals(Buffer.alloc(large.length))).toBe(true);
    }));
});
