/** The server, compiled and started again at every change, and the client on Vite's own server in front of it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

// A session of its own on POSIX: Ctrl-C then reaches us alone, and each child gets exactly one signal, from us.
const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' });

spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
// The server draws public pages with what is built of them.
spawnSync(process.execPath, ['scripts/build.ts', 'client'], { cwd: root, stdio: 'inherit' });
const children = [
  start(tsc, '-b', '--watch', '--preserveWatchOutput'),
  start('--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/src/main.js'),
];
const client = await createServer({ configFile: join(root, 'client/vite.config.ts') });
await client.listen();
client.printUrls();

async function stop(code: number): Promise<void> {
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  await Promise.all([client.close(), ...children.map(end)]);
  process.exit(code);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0));
for (const child of children) child.once('exit', (code) => stop(code ?? 1));
