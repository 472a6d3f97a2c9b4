import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { deriveOwnerPassword, ownerName } from '../src/tools/postgres/owner.ts';
import { passedEnvironment } from './passed-environment.ts';

const main = join(import.meta.dirname, '../dist/src/main.js');

export interface MainProgram {
  process: ChildProcess;
  /** Rejects when it exits instead. */
  url: Promise<string>;
  /** Its exit code, and all that it has written. */
  exited: Promise<{ code: number | null; written: string }>;
  /** As Ctrl-C does, or by another signal. Does nothing once it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface MainOptions {
  dataDir: string;
  env?: Record<string, string>;
  /** In a process group of its own, as a terminal gives it one. Default: false. */
  detached?: boolean;
  /** Of files and sockets that it may have open at once. Default: as this program. */
  maxHandles?: number;
  /** Whether its log is shown with the test's output. Default: where TEST_LOG is set. */
  showLog?: boolean;
}

/** The built program as `npm start` starts it. */
export function startMain(options: MainOptions): MainProgram {
  const { dataDir, env, detached = false, maxHandles, showLog = Boolean(process.env.TEST_LOG) } = options;
  if (!existsSync(main)) throw new Error('dist/src/main.js is missing: run `npm run build` first.');
  const node = [process.execPath, '--no-warnings', '--enable-source-maps', main];
  const limit = maxHandles ? ['sh', '-c', `ulimit -n ${maxHandles}; exec "$0" "$@"`] : [];
  const [command = '', ...args] = [...limit, ...node];
  const program = spawn(command, args, {
    cwd: dataDir,
    detached,
    env: { ...passedEnvironment, DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (showLog) program.stderr.pipe(process.stderr);
  const written = Promise.all([text(program.stdout), text(program.stderr)]).then((parts) => parts.join(''));
  const exited = once(program, 'exit').then(async ([code]) => ({ code, written: await written }));
  const url = new Promise<string>((resolve, reject) => {
    let output = '';
    program.stdout.on('data', (chunk) => {
      output += chunk;
      const [, found] = /ready at (\S+)/.exec(output) ?? [];
      if (found) resolve(found);
    });
    exited.then((end) => reject(new Error(`It exited: ${JSON.stringify(end)}`)));
  });
  url.catch(() => undefined);
  return {
    process: program,
    url,
    exited,
    async stop(signal = 'SIGTERM') {
      program.kill(signal);
      await exited;
    },
  };
}

/** Of the embedded database, by its owner, while it runs. Read anew each time: it may come back at another port. */
export async function readDatabaseUrl(dataDir: string): Promise<string> {
  const lock = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
  const password = await readFile(join(dataDir, 'postgres/password'), 'utf8');
  return `postgres://${ownerName}:${deriveOwnerPassword(password)}@127.0.0.1:${lock.split('\n')[3]}/postgres`;
}
