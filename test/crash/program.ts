/**
 * Pasteup with one fault: the first time it comes to the point named by FAULT it sends FAULT_SIGNAL to itself, or, if
 * FAULT_TREE is set, ends everything that it has started, the embedded Postgres included. Without FAULT it is as usual.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { faults, type Point } from './faults.ts';
import { isPurgePoint, strikeInPurge } from './purge-faults.ts';

// What was built, because Node cannot run decorators from source.
const dist = join(import.meta.dirname, '../../dist/src');
const { openApp } = (await import(join(dist, 'app.js'))) as typeof import('../../src/app.ts');
const { loadConfig } = (await import(
  join(dist, 'config/load-config.js')
)) as typeof import('../../src/config/load-config.ts');

const { FAULT, FAULT_TREE, FAULT_SIGNAL = 'SIGKILL' } = process.env;
const config = loadConfig();

let isStruck = false;
function strike(): void {
  if (isStruck) return;
  isStruck = true;
  if (FAULT_TREE) for (const pid of listTree()) process.kill(pid, 'SIGKILL');
  process.kill(process.pid, FAULT_SIGNAL);
}

function listTree(): number[] {
  const lock = join(config.dataDir, 'postgres/data/postmaster.pid');
  const postmaster = existsSync(lock) ? [Number(readFileSync(lock, 'utf8').split('\n')[0])] : [];
  return [...postmaster, ...postmaster.flatMap(listChildren), ...listChildren(process.pid)];
}

function listChildren(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

const app = await openApp({
  config,
  log: pino(),
  decorate(tools) {
    if (FAULT && isPurgePoint(FAULT)) strikeInPurge(FAULT, tools, strike);
    else if (FAULT) faults[FAULT as Point](tools, strike);
    return tools;
  },
});
process.once('SIGTERM', async () => {
  await app.close();
  process.exit(0);
});
if (config.role !== 'worker') console.log(JSON.stringify({ event: 'ready', ...(await app.serve()) }));
if (config.role !== 'web') app.work();
if (config.role === 'worker') console.log(JSON.stringify({ event: 'ready' }));
