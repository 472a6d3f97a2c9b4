import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ChildMessage } from './messages.ts';

const watchIntervalMs = 25;

/**
 * Bounds what this process may take beyond what it has now. The kernel refuses address space beyond the budget, where
 * there is a `prlimit` to ask it (Linux); a watch on resident memory ends the process everywhere. The first stops one
 * huge allocation at once, the second needs no tool and can say what happened.
 */
export function boundMemory(budgetBytes: number): void {
  limitAddressSpace(budgetBytes);
  const limitBytes = process.memoryUsage.rss() + budgetBytes;
  setInterval(() => {
    if (process.memoryUsage.rss() <= limitBytes) return;
    const message: ChildMessage = { kind: 'outgrown', limitBytes: budgetBytes };
    process.send?.(message, undefined, {}, () => process.kill(process.pid, 'SIGKILL'));
  }, watchIntervalMs).unref();
}

function limitAddressSpace(budgetBytes: number): void {
  if (process.platform !== 'linux') return;
  const status = readFileSync('/proc/self/status', 'utf8');
  const usedKb = Number(/^VmSize:\s+(\d+) kB/m.exec(status)?.[1]);
  try {
    execFileSync('prlimit', [`--pid=${process.pid}`, `--as=${usedKb * 1024 + budgetBytes}`], {
      stdio: 'ignore',
    });
  } catch {
    // No prlimit on this machine, or not allowed: the watch remains.
  }
}
