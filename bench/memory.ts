import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/**
 * Proportional set size of everything a server has started, in bytes: pages that processes share are counted once.
 * Postgres is not our child, so it is found by the folder in its command line. Linux only.
 */
export function readMemoryBytes({ pid, dataDir }: { pid: number; dataDir: string }): number {
  const processes = listProcesses();
  const found = new Set(
    processes
      .filter((one) => one.pid === pid || (one.command.includes(dataDir) && one.command.includes('postgres')))
      .map((one) => one.pid),
  );
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const one of processes) if (found.has(one.parent)) found.add(one.pid);
  }
  return [...found].reduce((sum, one) => sum + readProcessBytes(one), 0);
}

function listProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [
          {
            pid: Number(name),
            parent: Number(parent),
            command: readFileSync(`/proc/${name}/cmdline`, 'utf8'),
          },
        ];
      } catch {
        return [];
      }
    });
}

/** Proportional set size of one process, in bytes; 0 if there is none. */
export function readProcessBytes(pid: number): number {
  try {
    return (
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
    );
  } catch {
    return 0;
  }
}

/** Samples until it is stopped, and then tells the highest. */
export function watchMemory(target: { pid: number; dataDir: string }): () => number {
  let highest = 0;
  const timer = setInterval(() => {
    highest = Math.max(highest, readMemoryBytes(target));
  }, 500);
  return () => {
    clearInterval(timer);
    return highest;
  };
}
