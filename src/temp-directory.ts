import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of this process under `dataDir`. What processes that are no more have left beside it is deleted. */
export async function createTempDirectory(
  dataDir: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const parent = join(dataDir, 'tmp');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent))
    if (!isAlive(Number(name))) await rm(join(parent, name), { recursive: true, force: true });
  const path = join(parent, String(process.pid));
  await mkdir(path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
