import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** How often a folder is marked as in use; one that has not been for so long is left over. */
const markMs = 10 * 60_000;
const leftOverMs = 60 * 60_000;

/**
 * A folder of one's own in `tmp` under `dataDir`, which processes of several machines or containers may share. What
 * dead ones have left there is deleted: at once where it can be known, else when nobody has marked it for an hour.
 */
export async function createTempDirectory(
  dataDir: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const parent = join(dataDir, 'tmp');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  for (const name of await readdir(parent))
    if (await isLeftOver(parent, name)) await rm(join(parent, name), { recursive: true, force: true });
  const path = await mkdtemp(join(parent, `${hostname()}-${process.pid}-`));
  const mark = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, markMs).unref();
  return {
    path,
    async remove() {
      clearInterval(mark);
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function isLeftOver(parent: string, name: string): Promise<boolean> {
  const found = await stat(join(parent, name)).catch(() => null);
  if (!found) return false;
  if (Date.now() - found.mtimeMs > leftOverMs) return true;
  const [, host, pid] = /^(.+)-(\d+)-\w{6}$/.exec(name) ?? [];
  if (host !== hostname()) return false;
  // A container's process has the number of the one before it, whose folder is older than this process.
  if (Number(pid) === process.pid) return found.mtimeMs < performance.timeOrigin;
  return !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
