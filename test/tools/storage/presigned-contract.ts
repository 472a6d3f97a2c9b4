import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Storage, UploadRequest } from '../../../src/tools/storage/storage.ts';
import type { StorageUnderTest } from './storage-contract.ts';

export interface ServerTraits {
  /** Whether the server verifies signatures, and with them what they sign: s3rver looks at the key's id and the expiry alone. */
  verifiesSignatures: boolean;
}

const hourMs = 3_600_000;
const png = { mimeType: 'image/png' };

/** What the URLs of a storage promise that answers them itself, asked by a client that knows nothing of it. */
export function describePresigned(
  name: string,
  makeStorage: () => Promise<StorageUnderTest>,
  { verifiesSignatures }: ServerTraits,
): void {
  describe(`a URL of ${name}`, () => {
    let storage: Storage;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ storage, close } = await makeStorage());
    });
    afterEach(async () => {
      vi.useRealTimers();
      await close();
    });

    const inAnHour = () => new Date(Date.now() + hourMs);
    const sign = (byteSize = 5) => storage.signUpload('a/up', { ...png, byteSize, expiresAt: inAnHour() });
    const put = async ({ url, headers }: UploadRequest, body: string, type?: string) => {
      const sent = headers.map(({ name, value }): [string, string] => [name, type ?? value]);
      const response = await fetch(url, { method: 'PUT', headers: sent, body });
      await response.arrayBuffer();
      return response.status;
    };
    /** As it was when the clock showed another time. */
    const at = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
      return work().finally(() => vi.useRealTimers());
    };

    it('takes what was announced, as often as it is sent', async () => {
      const upload = await sign();
      expect(await put(upload, 'first')).toBe(200);
      expect(String(await buffer(await storage.read('a/up')))).toBe('first');
      expect(await put(upload, 'again')).toBe(200);
      expect(String(await buffer(await storage.read('a/up')))).toBe('again');
      expect(storage.origins).toEqual([new URL(upload.url).origin]);
    });

    it('takes nothing after its end', async () => {
      const upload = await at(-2 * hourMs, sign);
      expect(await put(upload, 'bytes')).toBe(403);
      expect(await storage.stat('a/up')).toBeNull();
    });

    it('signs the length and the type, not only the address', async () => {
      const { url } = await sign();
      expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    });

    if (verifiesSignatures)
      it('takes no other length, no other type and no other object', async () => {
        const upload = await sign();
        expect(await put(upload, 'longer')).toBe(403);
        expect(await put(upload, 'less')).toBe(403);
        expect(await put(upload, 'bytes', 'text/html')).toBe(403);
        expect(await put({ ...upload, url: upload.url.replace('a/up', 'a/other') }, 'bytes')).toBe(403);
        expect(await storage.stat('a/up')).toBeNull();
        expect(await storage.stat('a/other')).toBeNull();
      });

    it('gives the object as its type, to keep until the URL ends', async () => {
      await storage.put('a/one', Buffer.from('bytes'), { mimeType: 'text/html' });
      const expiresAt = new Date(Math.floor(inAnHour().getTime() / 1000) * 1000);
      const response = await fetch(await storage.signUrl('a/one', { ...png, expiresAt }));
      expect(await response.text()).toBe('bytes');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': 'inline',
        'cache-control': 'private, immutable',
        expires: expiresAt.toUTCString(),
      });
    });

    it('gives the object under a name in any script', async () => {
      await storage.put('a/one', Buffer.from('bytes'), png);
      const url = await storage.signUrl('a/one', { ...png, downloadAs: 'Füße & "co" 写真.png' });
      const { headers } = await fetch(url);
      const disposition = headers.get('content-disposition');
      expect(disposition).toContain('attachment; filename="F??e & \\"co\\" ??.png"');
      expect(disposition).toContain(
        "filename*=UTF-8''F%C3%BC%C3%9Fe%20%26%20%22co%22%20%E5%86%99%E7%9C%9F.png",
      );
    });

    it('gives nothing after its end or that of the object', async () => {
      await storage.put('a/one', Buffer.from('bytes'), png);
      const urls = [
        await at(-8 * 24 * hourMs, () => storage.signUrl('a/one', png)),
        await at(-2 * hourMs, () => storage.signUrl('a/one', { ...png, expiresAt: inAnHour() })),
        await storage.signUrl('a/one', { ...png, expiresAt: new Date(Date.now() - 2000) }),
      ];
      for (const url of urls) expect((await fetch(url)).status).toBe(403);
    });

    if (verifiesSignatures)
      it('gives no other object, and not as another type', async () => {
        for (const key of ['a/one', 'a/two']) await storage.put(key, Buffer.from(key), png);
        const url = await storage.signUrl('a/one', png);
        expect((await fetch(url)).status).toBe(200);
        expect((await fetch(url.replace('a/one', 'a/two'))).status).toBe(403);
        expect((await fetch(url.replace('image%2Fpng', 'text%2Fhtml'))).status).toBe(403);
        expect((await fetch(url, { method: 'PUT', body: 'bytes' })).status).toBe(403);
      });
  });
}
