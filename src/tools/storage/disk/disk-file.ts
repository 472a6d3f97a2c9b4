import { copyFile, mkdir, open, opendir, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isKey } from '../key.ts';

const leftOverMs = 60 * 60_000;
const moveAttempts = 5;

const isOneOf = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** What is not there is null. */
export const orNull = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error) => {
    if (isOneOf(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  });

/** Moves a file, by copying where the target is on another file system. */
export async function moveFile(source: string, target: string): Promise<void> {
  try {
    await rename(source, target);
  } catch (error) {
    if (!isOneOf(error, 'EXDEV')) throw error;
    await copyFile(source, target);
    await unlink(source);
  }
}

/** Waits until the file's bytes are on the disk. Its time becomes now: that of a moved file may be older. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const now = new Date();
    await file.utimes(now, now);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames `draft` to `path`, making the folders, and waits until their entries are on the disk. */
export async function moveIn(draft: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await renameInto(draft, path, moveAttempts);
  await syncFolder(folder);
  if (!made) return;
  for (let child = folder; child.length >= made.length; child = dirname(child))
    await syncFolder(dirname(child));
}

/** Of folders: originals are nobody else's, be it another account of the machine. */
export const ownMode = 0o700;

/** The topmost folder that was made. A delete may remove a folder, empty still, just after we found it. */
async function renameInto(draft: string, path: string, attempts: number): Promise<string | undefined> {
  const made = await mkdir(dirname(path), { recursive: true, mode: ownMode });
  try {
    await rename(draft, path);
    return made;
  } catch (error) {
    if (!isOneOf(error, 'ENOENT') || attempts <= 1) throw error;
    return renameInto(draft, path, attempts - 1);
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows neither can nor need.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes `folder` and those above it, up to `root`, as far as nothing is in them. */
export async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let path = folder; path.startsWith(root + sep); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch (error) {
      if (isOneOf(error, 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EBUSY')) return;
      if (!isOneOf(error, 'ENOENT')) throw error;
    }
  }
}

/** Removes the drafts of processes that died while writing. */
export async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await orNull(stat(path));
    if (found && Date.now() - found.mtimeMs > leftOverMs) await rm(path, { force: true });
  }
}

/** The paths of all files below `root`/`folder`, relative to `root`. What has a name we would not give is not ours. */
export async function* walk(root: string, folder: string, begin = ''): AsyncGenerator<string> {
  const entries = await orNull(opendir(join(root, folder)));
  if (!entries) return;
  for await (const entry of entries) {
    if (!isKey(entry.name) || !entry.name.startsWith(begin)) continue;
    const path = folder + entry.name;
    if (entry.isDirectory()) yield* walk(root, `${path}/`);
    else if (entry.isFile()) yield path;
  }
}
