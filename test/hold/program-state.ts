import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program holds, by /proc. */
export interface ProgramState {
  residentBytes: number;
  /** Open files and sockets. */
  handles: number;
  /** Files in the folder for what is being worked on. */
  tempFiles: number;
}

export function readState(pid: number, dataDir: string): ProgramState {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  const temp = readdirSync(join(dataDir, 'tmp'), { recursive: true, withFileTypes: true });
  return {
    residentBytes: Number(kilobytes) * 1024,
    handles: readdirSync(`/proc/${pid}/fd`).length,
    tempFiles: temp.filter((entry) => entry.isFile()).length,
  };
}

/** Its children whose command line holds this. */
export function findChildren(pid: number, name: string): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(name));
}
