import { join } from 'node:path';

const expiresAt = new Date('2099-01-01');

/** Signs URLs of an earlier version once more, by the code of its checkout, so that they last. */
export async function openSigner(checkout: string, secrets: readonly string[]) {
  const folder = join(checkout, 'dist/src/services/storage');
  const { signFileUrl } = await import(join(folder, 'signed-url.js'));
  const { signUploadUrl } = await import(join(folder, 'upload-url.js'));
  const read = (text: string) => {
    const { pathname, searchParams: query } = new URL(text);
    const [, door = '', key = ''] = /^(\/\w+)\/(.+)$/.exec(pathname) ?? [];
    return { door, key, query, mimeType: query.get('type') };
  };
  const signRead = (text: string, use: string): string => {
    const { door, key, query, mimeType } = read(text);
    return signFileUrl(door, { key, mimeType, downloadAs: query.get('download'), expiresAt }, secrets, {
      use,
    });
  };
  return {
    file: (url: string) => signRead(url, 'GET file'),
    download: (url: string) => signRead(url, 'GET download'),
    upload(url: string): string {
      const { door, key, query, mimeType } = read(url);
      return signUploadUrl(
        door,
        { key, mimeType, byteSize: Number(query.get('length')), expiresAt },
        secrets,
      );
    },
  };
}
