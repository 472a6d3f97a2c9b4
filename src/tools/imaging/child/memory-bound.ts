import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ChildMessage } from '../pool/messages.ts';

// libvips works in threads of its own, so this timer runs while it does; at 4 GB/s a job is 100 MB late.
const watchIntervalMs = 25;

/**
 * Bounds what this process may take beyond what it has now. A watch on resident memory ends it and says why. Behind it,
 * where there is a `prlimit` to ask (Linux), the kernel refuses address space beyond twice the budget, should one huge
 * allocation outrun the watch. Not at the budget itself: decoders take a refusal for a broken file (libheif: "bad
 * seek"), and a sound picture would be called corrupt.
 */
export function boundMemory(budgetBytes: number): void {
  limitAddressSpace(2 * budgetBytes);
  const limitBytes = process.memoryUsage.rss() + budgetBytes;
  setInterval(() => {
    if (process.memoryUsage.rss() <= limitBytes) return;
    const message: ChildMessage = { kind: 'outgrown', limitBytes: budgetBytes };
    process.send?.(message, undefined, {}, () => process.kill(process.pid, 'SIGKILL'));
  }, watchIntervalMs).unref();
}

function limitAddressSpace(extraBytes: number): void {
  if (process.platform !== 'linux') return;
  const status = readFileSync('/proc/self/status', 'utf8');
  const usedKb = Number(/^VmSize:\s+(\d+) kB/m.exec(status)?.[1]);
  try {
    execFileSync('prlimit', [`--pid=${process.pid}`, `--as=${usedKb * 1024 + extraBytes}`], {
      stdio: 'ignore',
    });
  } catch {
    // No prlimit on this machine, or not allowed: the watch remains.
  }
}
