import type { Readable } from 'node:stream';
import { AppError } from '../../errors.ts';
import { checkDriver } from './check.ts';
import type { Driver } from './driver.ts';
import { assertKey, isKey } from './key.ts';
import type { Storage } from './storage.ts';
import { notFound, UndeletedError, unavailable } from './storage-error.ts';

/** The contract over what a backend does: keys are checked and failures worded here, for every backend. */
export async function createStorage(driver: Driver): Promise<Storage> {
  const toError = (error: unknown): unknown => {
    const failure = error instanceof AppError ? null : driver.explain(error);
    return failure ? unavailable(failure.detail, failure.cause) : error;
  };
  const run = async <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
    keys.forEach(assertKey);
    try {
      return await work();
    } catch (error) {
      throw toError(error);
    }
  };
  const need = async <T>(key: string, find: () => Promise<T | null>): Promise<T> => {
    const found = await run([key], find);
    if (found === null) throw notFound(key);
    return found;
  };
  await run([], () => driver.open());

  return {
    put: (key, bytes, { mimeType }) => run([key], () => driver.put(key, bytes, mimeType)),
    putFile: (key, path, { mimeType }) => run([key], () => driver.putFile(key, path, mimeType)),
    read: async (key, { range } = {}) => wordErrors(await need(key, () => driver.read(key, range)), toError),

    async withFile(key, use) {
      const file = await need(key, () => driver.openFile(key));
      try {
        return await use(file.path);
      } finally {
        await file.release();
      }
    },

    stat: (key) => run([key], () => driver.stat(key)),
    delete: (keys) =>
      run(keys, () =>
        driver.delete(keys).catch((error: { undeleted?: readonly string[] }) => {
          throw error.undeleted ? new UndeletedError(error.undeleted, toError(error)) : error;
        }),
      ),

    async *list(prefix) {
      const folderEnd = prefix.lastIndexOf('/');
      if (folderEnd >= 0) assertKey(prefix.slice(0, folderEnd));
      try {
        for await (const object of driver.list(prefix)) if (isKey(object.key)) yield object;
      } catch (error) {
        throw toError(error);
      }
    },

    signUrl: (key, options) => run([key], () => driver.signUrl(key, options)),
    signUpload: (key, options) => run([key], () => driver.signUpload(key, options)),
    origins: driver.origins,
    advise: (origin) => run([], () => driver.advise(origin)),
    check: () => run([], () => checkDriver(driver)),
    close: () => driver.close(),
  };
}

/** What breaks while it is read is worded like the rest. */
function wordErrors(stream: Readable, toError: (error: unknown) => unknown): Readable {
  const destroy = stream.destroy.bind(stream);
  stream.destroy = (error) => destroy(error && (toError(error) as Error));
  return stream;
}
