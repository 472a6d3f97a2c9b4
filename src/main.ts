import { pino } from 'pino';
import { openApp } from './app.ts';
import { type Config, ConfigError, loadConfig } from './config.ts';

/** A stop that takes longer ends the process at once; so does a second Ctrl-C. */
const stopTimeoutMs = 15_000;

function readConfigOrExit(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`Pasteup cannot start with this configuration:\n${error.message}`);
    process.exit(78);
  }
}

const config = readConfigOrExit();
const log = pino({ level: config.logLevel });

const app = await openApp({ config, log }).catch(fail);

function fail(error: unknown): never {
  log.fatal({ event: 'start.failure', err: error });
  process.exit(1);
}

let isStopping = false;
async function stop(signal: string): Promise<void> {
  if (isStopping && signal === 'SIGINT') process.exit(1);
  if (isStopping) return;
  isStopping = true;
  log.info({ event: 'stop.begin', signal });
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
  await app.close();
  log.info({ event: 'stop.end' });
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));

if (config.role !== 'worker') {
  const { url } = await app.serve().catch(fail);
  console.log(`Pasteup is ready at ${url}`);
}
if (config.role !== 'web') app.work();
if (config.role === 'worker') console.log('Pasteup works on jobs');
