import { statfs } from 'node:fs/promises';
import { AppError, toAppError } from '../../errors.ts';

/** Keeps what comes in from filling the disk, on which a database may live too. */
export interface FreeSpace {
  /** Does work that may write so much. SERVICE_UNAVAILABLE, and nothing done, if too little would be left. */
  use<T>(bytes: number, work: () => Promise<T>): Promise<T>;
}

export interface FreeSpaceOptions {
  directory: string;
  /** What is to stay free. */
  minBytes: number;
}

/** What all who write at once may write is counted as if it were still to come: of what was written, twice. */
export function createFreeSpace({ directory, minBytes }: FreeSpaceOptions): FreeSpace {
  let promisedBytes = 0;
  return {
    async use(bytes, work) {
      promisedBytes += bytes;
      try {
        const { bavail, bsize } = await statfs(directory).catch((error) => {
          throw toAppError(error);
        });
        if (bavail * bsize - promisedBytes < minBytes) throw tooFull(bavail * bsize, promisedBytes, minBytes);
        return await work();
      } finally {
        promisedBytes -= bytes;
      }
    },
  };
}

function tooFull(freeBytes: number, promisedBytes: number, minBytes: number): AppError {
  return new AppError('SERVICE_UNAVAILABLE', 'The server has no room for it now; try again later.', {
    detail: `Expected ${minBytes} bytes to stay free on the disk. ${freeBytes} are, and ${promisedBytes} may be on their way.`,
    isRetryable: true,
  });
}
