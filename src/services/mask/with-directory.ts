import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../context/context.ts';

/** A folder of its own for what is made, which is gone when `use` ends. */
export async function withDirectory<T>(
  { tempDir }: Pick<Context, 'tempDir'>,
  use: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tempDir, 'mask-'));
  try {
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
