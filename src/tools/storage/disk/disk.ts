import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { signFileUrl } from '../../signing/signed-url.ts';
import { signUploadUrl } from '../../signing/upload-url.ts';
import { findUploadEnd, findUrlWindow } from '../../signing/url-window.ts';
import type { Driver, Failure } from '../driver.ts';
import type { ObjectInfo } from '../storage.ts';
import {
  moveFile,
  moveIn,
  orNull,
  ownMode,
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
export function createDiskDriver({
  directory,
  getSecrets,
  basePath,
  uploadBasePath,
}: DiskStorageOptions): Driver {
  const draftDirectory = join(directory, draftFolder);
  const locate = (key: string): string => join(directory, key);

  /** Lets `write` make a file aside, and moves it in when all of it is on the disk. */
  const store = async (key: string, write: (draft: string) => Promise<void>): Promise<void> => {
    const draft = join(draftDirectory, randomUUID());
    try {
      await write(draft);
      await syncFile(draft);
      await moveIn(draft, locate(key));
    } finally {
      await rm(draft, { force: true });
    }
  };

  const info = async (key: string): Promise<ObjectInfo | null> => {
    const found = await orNull(stat(locate(key)));
    return found?.isFile() ? { key, byteSize: found.size, modifiedAt: found.mtime } : null;
  };

  return {
    async open() {
      await mkdir(draftDirectory, { recursive: true, mode: ownMode });
      await removeLeftOvers(draftDirectory);
    },

    put: (key, bytes) => store(key, (draft) => writeFile(draft, bytes)),

    putFile: (key, source) => store(key, (draft) => moveFile(source, draft)),

    async read(key, range) {
      if (!(await info(key))) return null;
      const stream = createReadStream(locate(key), range);
      // Opened before it is handed out, so that it cannot fail for want of a file later.
      await new Promise<void>((resolve, reject) =>
        stream.once('open', () => resolve()).once('error', reject),
      );
      return stream;
    },

    openFile: async (key) => ((await info(key)) ? { path: locate(key), release: async () => {} } : null),

    stat: info,

    async delete(keys) {
      const undeleted: string[] = [];
      let first: Error | null = null;
      for (const key of keys) {
        try {
          await orNull(unlink(locate(key)));
          await removeEmptyFolders(dirname(locate(key)), directory);
        } catch (error) {
          first ??= error as Error;
          undeleted.push(key);
        }
      }
      if (first) throw Object.assign(first, { undeleted });
    },

    async *list(prefix) {
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      for await (const key of walk(directory, folder, prefix.slice(folder.length))) {
        const object = await info(key);
        if (object) yield object;
      }
    },

    async signUrl(key, options) {
      const { mimeType, downloadAs = null, via } = options;
      const { expiresAt } = findUrlWindow(options, Date.now());
      const claims = { key, mimeType, downloadAs, expiresAt, via };
      return signFileUrl(basePath, claims, await getSecrets());
    },

    async signUpload(key, { mimeType, byteSize, expiresAt }) {
      const claims = { key, mimeType, byteSize, expiresAt: findUploadEnd(expiresAt, Date.now()) };
      const url = signUploadUrl(uploadBasePath, claims, await getSecrets());
      return { url, headers: [{ name: 'Content-Type', value: mimeType }] };
    },

    origins: [],
    advise: async () => null,
    explain,
    // What a disk is asked for ends by itself.
    close: async () => {},
  };
}

/** A full, broken or forbidden disk passes or is mended. */
function explain(error: unknown): Failure | null {
  const { syscall, message } = error as NodeJS.ErrnoException;
  return syscall ? { detail: `The disk storage failed: ${message}.`, cause: error } : null;
}
