import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { passedEnvironment } from '../passed-environment.ts';

const main = join(import.meta.dirname, '../../dist/src/main.js');

export interface Server {
  url: string;
  /** Ends it as Ctrl-C does, and starts it again on the same port with the same data. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The built program as its users start it, the built client included, with a data folder of its own. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  if (!existsSync(main)) throw new Error('dist/src/main.js is missing: run `npm run build` first.');
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-browser-'));
  let running = await start({ ...env, DATA_DIR: dataDir, PORT: '0' });
  const { url } = running;
  return {
    url,
    async restart(whileDown) {
      await running.stop();
      await whileDown?.();
      running = await start({ ...env, DATA_DIR: dataDir, PORT: new URL(url).port });
    },
    async close() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...passedEnvironment, LOG_LEVEL: process.env.TEST_LOG ?? 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = /ready at (http\S+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${lines.join('\n')}`)));
  });
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
