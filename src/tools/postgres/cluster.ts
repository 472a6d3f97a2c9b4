import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { type Account, chooseAccount, locatePrograms, runProgram, waysOut } from './program.ts';

/** A database on disk and how to run it. */
export interface Cluster {
  dataDirectory: string;
  logPath: string;
  /** Of the superuser. */
  password: string;
  account: Account;
  pgCtl: string;
  /** Whether what is committed survives a power cut. */
  isDurable: boolean;
}

export const superuserName = 'pasteup';

const leftOverMs = 10 * 60_000;

/**
 * The database in `<dataDir>/postgres`, made if there is none: aside, then renamed, so that one that is there is whole
 * and two processes that make it at once end with the same.
 */
export async function openCluster(dataDir: string, isDurable: boolean): Promise<Cluster> {
  const { initdb, pg_ctl: pgCtl } = await locatePrograms();
  const directory = join(dataDir, 'postgres');
  const account = await chooseAccount(directory, initdb);
  if (!(await exists(directory))) await createCluster({ dataDir, directory, account, initdb, isDurable });
  return {
    dataDirectory: join(directory, 'data'),
    logPath: join(directory, 'log'),
    password: await readFile(join(directory, 'password'), 'utf8'),
    account,
    pgCtl,
    isDurable,
  };
}

interface Creation {
  dataDir: string;
  directory: string;
  account: Account;
  initdb: string;
  isDurable: boolean;
}

async function createCluster({ dataDir, directory, account, initdb, isDurable }: Creation): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await removeLeftOvers(dataDir);
  const draft = await mkdtemp(join(dataDir, 'postgres-'));
  try {
    const passwordPath = join(draft, 'password');
    await writeFile(passwordPath, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      await chown(draft, account.uid, account.gid);
      await chown(passwordPath, account.uid, account.gid);
    }
    const made = await runProgram(account, initdb, [
      `--pgdata=${join(draft, 'data')}`,
      `--username=${superuserName}`,
      `--pwfile=${passwordPath}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built in: the same order on every platform, which no update of the machine's libraries changes.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    if (!made.isOk) {
      const hint = account.uid === undefined ? '' : `\n${waysOut}`;
      throw new AppError('SERVICE_UNAVAILABLE', `initdb failed: ${made.output}${hint}`);
    }
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(directory))) throw error;
  }
}

/** What a process left that was killed while it made a database. */
async function removeLeftOvers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!/^postgres-\w{6}$/.test(name)) continue;
    const { mtimeMs } = await stat(join(dataDir, name));
    if (Date.now() - mtimeMs > leftOverMs) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
