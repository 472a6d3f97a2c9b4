import { randomBytes } from 'node:crypto';
import dns from 'node:dns';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CreateMultipartUploadCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectS3, defaultPatience } from '../../../src/tools/storage/s3/s3-client.ts';
import { abortLeftOverUploads } from '../../../src/tools/storage/s3/s3-left-over.ts';
import { type S3Server, startS3Server } from '../../s3-server.ts';
import { describePresigned } from './presigned-contract.ts';
import { emptyBucket, findGivenTarget, newTarget, type OpenS3, openS3 } from './s3-target.ts';
import { describeStorage } from './storage-contract.ts';

const type = { mimeType: 'image/png' };
const ofS3rver = { replacesAtOnce: false, verifiesSignatures: false };

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const openInPathStyle = async () => openS3(await newTarget(server));

describeStorage('S3 in path style', openInPathStyle, ofS3rver);
describePresigned('S3 in path style', openInPathStyle, ofS3rver);

describeBucket('s3rver', openInPathStyle);

it('gives browsers URLs of the public endpoint', async () => {
  const publicEndpoint = 'https://s3.pictures.example/storage';
  const target = { ...(await newTarget(server)), publicEndpoint };
  const { storage, close } = await openS3(target);
  const url = new URL(await storage.signUrl('a/one', type));
  expect(url.href).toContain(`${publicEndpoint}/${target.bucket}/a/one?`);
  expect(storage.origins).toEqual(['https://s3.pictures.example']);
  await close();
});

describe('the bucket in the name of the host', () => {
  beforeAll(() => {
    // Not every machine resolves names below localhost, as browsers do.
    const lookup = dns.lookup as (name: string, ...rest: unknown[]) => void;
    vi.spyOn(dns, 'lookup').mockImplementation((name: string, ...rest: unknown[]) =>
      lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest),
    );
  });
  afterAll(() => void vi.restoreAllMocks());

  const open = async () => {
    const endpoint = `http://s3.localhost:${new URL(server.url).port}`;
    return openS3({ ...(await newTarget(server)), endpoint, forcePathStyle: false });
  };
  describeStorage('S3 in virtual-host style', open, ofS3rver);
  describePresigned('S3 in virtual-host style', open, ofS3rver);

  it('is in the origin too', async () => {
    const { storage, close } = await open();
    expect(storage.origins).toEqual([expect.stringMatching(/^http:\/\/bucket-\w+\.s3\.localhost:\d+$/)]);
    await close();
  });
});

/** What the contract does not say, and only a bucket does. */
function describeBucket(name: string, open: () => Promise<OpenS3>): void {
  describe(`a bucket of ${name}`, () => {
    let opened: OpenS3;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('gives back a file of many parts, and any range of it', async () => {
      const { storage } = opened;
      const bytes = randomBytes(30_000_000);
      const path = join(tmpdir(), `pasteup-large-${process.pid}`);
      await writeFile(path, bytes);
      await storage.putFile('a/large', path, type);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      expect(await storage.stat('a/large')).toMatchObject({ byteSize: bytes.length });
      expect((await buffer(await storage.read('a/large'))).equals(bytes)).toBe(true);
      const [start, end] = [8_388_600, 16_777_300];
      const part = await buffer(await storage.read('a/large', { range: { start, end } }));
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    });

    it('is listed and emptied past the thousand that one answer holds', async () => {
      const { storage } = opened;
      const keys = Array.from({ length: 1001 }, (_, i) => `a/${i}`);
      for (let i = 0; i < keys.length; i += 50)
        await Promise.all(keys.slice(i, i + 50).map((key) => storage.put(key, Buffer.from(key), type)));
      const listed: string[] = [];
      for await (const { key } of storage.list('a/')) listed.push(key);
      expect(listed.sort()).toEqual(keys.sort());
      await storage.delete(keys);
      for await (const { key } of storage.list('')) expect.fail(`listed ${key}`);
    });

    it('leaves no copy in the temp folder, whatever becomes of its use', async () => {
      const { storage, listTempFiles } = opened;
      await storage.put('a/one', Buffer.from('1'), type);
      await storage.withFile('a/one', async (path) => {
        expect(await readFile(path, 'utf8')).toBe('1');
        expect(await listTempFiles()).toHaveLength(1);
      });
      await expect(storage.withFile('a/one', () => Promise.reject(new Error('mine')))).rejects.toThrow(
        'mine',
      );
      await expect(storage.withFile('a/none', async () => {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await listTempFiles()).toEqual([]);
    });

    it('gives up a read that nobody wants any more', async () => {
      const { storage } = opened;
      await storage.put('a/one', Buffer.alloc(3_000_000), type);
      const stream = await storage.read('a/one');
      for await (const chunk of stream) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(stream.destroyed).toBe(true);
    });
  });
}

const given = findGivenTarget();
if (given) {
  const open = async () => {
    const opened = await openS3(given);
    await emptyBucket(opened.storage);
    return opened;
  };
  describeStorage('S3 of the environment', open, { replacesAtOnce: true });
  describePresigned('S3 of the environment', open, { verifiesSignatures: true });
  describeBucket('the environment', open);

  it('has uploads of dead processes aborted, and no others', async () => {
    // s3rver does not list them.
    const { close } = await open();
    const s3 = connectS3(given, defaultPatience);
    const begin = new CreateMultipartUploadCommand({ Bucket: given.bucket, Key: 'a/left' });
    const { UploadId } = await s3.client.send(begin);
    const list = async () => {
      const { Uploads = [] } = await s3.client.send(
        new ListMultipartUploadsCommand({ Bucket: given.bucket }),
      );
      return Uploads.map((upload) => upload.UploadId);
    };
    await abortLeftOverUploads(s3);
    expect(await list()).toContain(UploadId);
    await abortLeftOverUploads(s3, Date.now() + 25 * 3_600_000);
    expect(await list()).toEqual([]);
    await close();
  });
}
