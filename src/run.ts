import { pino } from 'pino';
import { openApp } from './app.ts';
import { type Config, ConfigError } from './config/config.ts';
import { loadConfig, useTempDirectory } from './config/load-config.ts';
import { explain } from './errors.ts';

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
// To stderr: what a person is told stands alone on stdout.
const log = pino({ level: config.logLevel }, pino.destination(2));

const opening = openApp({ config, log });

let isStopping = false;
async function stop(reason: string, exitCode = 0): Promise<void> {
  if (isStopping && reason === 'SIGINT') process.exit(1);
  if (isStopping) return;
  isStopping = true;
  log.info({ event: 'stop.begun', reason });
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
  const app = await opening.catch(() => null);
  await app?.close();
  log.info({ event: 'stop.ended' });
  process.exit(exitCode);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
// Whatever state we are in now, the jobs can still be given back and the database stopped.
process.on('uncaughtException', (error) => {
  log.fatal({ event: 'process.failed', err: error });
  void stop('failure', 1);
});

try {
  const app = await opening;
  // The multipart parser buffers there and has no option for it: after a kill -9 nothing must be left outside DATA_DIR.
  useTempDirectory(app.contexts.forSystem().tempDir);
  if (config.role !== 'worker' && !isStopping) {
    const { url } = await app.serve();
    console.log(`Pasteup is ready at ${url}`);
  }
  if (config.role === 'worker' && !isStopping) await app.serveHealth();
  if (config.role !== 'web' && !isStopping) app.work();
  if (config.role === 'worker' && !isStopping) console.log('Pasteup works on jobs');
} catch (error) {
  log.fatal({ event: 'start.failed', err: error });
  console.error(`Pasteup cannot start: ${explain(error)}`);
  await stop('failure', 1);
}
