import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';

const reasons: Record<string, string> = {
  EROFS: 'it is on a read-only file system',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOTDIR: 'a file is in its way',
  EEXIST: 'a file is in its way',
  ENOSPC: 'its disk is full',
};

/** Makes DATA_DIR unless it is there, and tries to write to it. Throws SERVICE_UNAVAILABLE with the path and the reason. */
export async function requireWritable(dataDir: string): Promise<void> {
  const path = join(dataDir, `.try-${randomUUID()}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path, '');
    await rm(path);
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'SERVICE_UNAVAILABLE',
      `DATA_DIR: expected a folder that can be written to, got ${dataDir}: ${reasons[code] ?? message}`,
      { cause },
    );
  }
}
