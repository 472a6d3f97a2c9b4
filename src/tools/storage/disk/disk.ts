import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { signFileUrl } from '../../signing/signed-url.ts';
import { signUploadUrl } from '../../signing/upload-url.ts';
import { findUploadEnd, findUrlWindow } from '../../signing/url-window.ts';
import { checkStorage } from '../check.ts';
import { assertKey } from '../key.ts';
import type { ObjectInfo, Storage } from '../storage.ts';
import { notFound, unavailable } from '../storage-error.ts';
import {
  moveFile,
  moveIn,
  orNull,
  removeEmptyFolders,
  removeLeftOvers,
  syncFile,
  walk,
} from './disk-file.ts';

export interface DiskStorageOptions {
  /** Absolute path of the folder; made if it is not there. Processes may share it. */
  directory: string;
  /** Signs URLs with the first. */
  getSecrets: () => Promise<readonly string[]>;
  /** Where the server answers the URLs, such as `/files`. */
  basePath: string;
  /** Where it takes uploads, such as `/uploads`. */
  uploadBasePath: string;
}

/** Holds what is being written; no key can name it. */
const draftFolder = '.draft';

/** Objects as files: the key is the path in `directory`. */
export async function createDiskStorage({
  directory,
  getSecrets,
  basePath,
  uploadBasePath,
}: DiskStorageOptions): Promise<Storage> {
  const draftDirectory = join(directory, draftFolder);
  await report(() => mkdir(draftDirectory, { recursive: true }));
  await report(() => removeLeftOvers(draftDirectory));

  const locate = (key: string): string => {
    assertKey(key);
    return join(directory, key);
  };

  /** Lets `write` make a file aside, and moves it in when all of it is on the disk. */
  const store = async (key: string, write: (draft: string) => Promise<void>): Promise<void> => {
    const path = locate(key);
    const draft = join(draftDirectory, randomUUID());
    try {
      await write(draft);
      await syncFile(draft);
      await moveIn(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  };

  const info = async (key: string): Promise<ObjectInfo | null> => {
    const found = await orNull(stat(locate(key)));
    return found?.isFile() ? { key, byteSize: found.size, modifiedAt: found.mtime } : null;
  };

  const need = async (key: string): Promise<string> => {
    if (await info(key)) return locate(key);
    throw notFound(key);
  };

  const storage: Storage = {
    put: (key, bytes) => report(() => store(key, (draft) => writeFile(draft, bytes))),

    putFile: (key, source) => report(() => store(key, (draft) => moveFile(source, draft))),

    read: (key, { range } = {}) =>
      report(async () => {
        const stream = createReadStream(await need(key), range);
        // Opened before it is handed out, so that it cannot fail for want of a file later.
        await new Promise<void>((resolve, reject) =>
          stream.once('open', () => resolve()).once('error', reject),
        );
        return stream;
      }),

    async withFile(key, use) {
      return use(await report(() => need(key)));
    },

    stat: (key) => report(() => info(key)),

    delete: (keys) =>
      report(async () => {
        for (const path of keys.map(locate)) {
          await orNull(unlink(path));
          await removeEmptyFolders(dirname(path), directory);
        }
      }),

    async *list(prefix) {
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      if (folder) assertKey(folder.slice(0, -1));
      try {
        for await (const key of walk(directory, folder)) {
          const object = key.startsWith(prefix) ? await info(key) : null;
          if (object) yield object;
        }
      } catch (error) {
        throw translate(error);
      }
    },

    async signUrl(key, options) {
      assertKey(key);
      const { mimeType, downloadAs = null } = options;
      const { expiresAt } = findUrlWindow(options, Date.now());
      const claims = { key, mimeType, downloadAs, expiresAt };
      return signFileUrl(basePath, claims, await getSecrets());
    },

    async signUpload(key, { mimeType, byteSize, expiresAt }) {
      assertKey(key);
      const claims = { key, mimeType, byteSize, expiresAt: findUploadEnd(expiresAt, Date.now()) };
      const url = signUploadUrl(uploadBasePath, claims, await getSecrets());
      return { url, headers: [{ name: 'Content-Type', value: mimeType }] };
    },

    origins: [],

    advise: async () => null,

    check: () => checkStorage(storage),

    // What a disk is asked for ends by itself.
    close: async () => {},
  };
  return storage;
}

const report = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error) => {
    throw translate(error);
  });

/** A full, broken or forbidden disk passes or is mended. */
function translate(error: unknown): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  return syscall ? unavailable(`The disk storage failed: ${message}.`, error) : error;
}
