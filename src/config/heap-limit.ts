import { getHeapStatistics } from 'node:v8';

const mebibyte = 2 ** 20;
/** Of JavaScript's objects, of which 0.2 GB was the most that any attack has left. See docs/decisions/heap-limit.md. */
const mostBytes = 1024 * mebibyte;
/** Node's options for it, in whatever spelling. */
const limitOption = /--max[-_](old[-_]space|heap)[-_]size/;

/**
 * Starts this program again as the same process, with a limit for its heap, which V8 reads at its start only. Does nothing
 * where V8 or the operator has set one that is lower, or the operator another; nor on Windows, which cannot replace a
 * process; nor under a parent that has a channel to this one, as `node --watch` and pm2 do: it would be lost.
 */
export function limitHeap(): void {
  if (getHeapStatistics().heap_size_limit <= mostBytes) return;
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''];
  if (given.some((text) => limitOption.test(text))) return;
  if (process.platform === 'win32' || process.channel) return;
  const limit = `--max-heap-size=${mostBytes / mebibyte}`;
  const args = [process.execPath, limit, ...process.execArgv, ...process.argv.slice(1)];
  process.execve?.(process.execPath, args);
}
