import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMain } from '../main-program.ts';

export interface Server {
  url: string;
  /** Ends it as Ctrl-C does, or by another signal, and starts it again on the same port with the same data. */
  restart(whileDown?: () => Promise<void>, signal?: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

/** The built program as its users start it, the built client included, with a data folder of its own. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-browser-'));
  const start = (port: string) => {
    const logLevel = process.env.TEST_LOG ?? 'error';
    return startMain({ dataDir, env: { LOG_LEVEL: logLevel, ...env, PORT: port }, showLog: true });
  };
  let running = start('0');
  const url = await running.url;
  return {
    url,
    async restart(whileDown, signal) {
      await running.stop(signal);
      await whileDown?.();
      running = start(new URL(url).port);
      await running.url;
    },
    async close() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
