import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface OldProgram {
  url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The built program of a checkout on a data folder, its embedded database with it. */
export async function startProgram(checkout: string, dataDir: string, role: string): Promise<OldProgram> {
  const program = spawn(process.execPath, [join(checkout, 'dist/src/main.js')], {
    cwd: dataDir,
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, ROLE: role, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(program, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: program.stdout }).on('line', (line) => {
      const found = /ready at (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    void exited.then(([code]) =>
      reject(new Error(`Expected the program to be ready. It ended with ${code}`)),
    );
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      program.kill('SIGTERM');
      await exited;
    },
  };
}

/** Of the embedded database, while the program runs. */
export async function readDatabaseUrl(dataDir: string): Promise<string> {
  const lock = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
  const password = await readFile(join(dataDir, 'postgres/password'), 'utf8');
  return `postgres://pasteup:${password}@127.0.0.1:${lock.split('\n')[3]}/postgres`;
}
