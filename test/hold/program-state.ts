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
  const temp = readdirSync(join(dataDir, 'tmp'), { recursive: true, withFileTypes: true });
  return {
    residentBytes: readResidentBytes(pid),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    tempFiles: temp.filter((entry) => entry.isFile()).length,
  };
}

function readResidentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Looks ten times a second until what it returns is called, which tells the most that was seen. */
export function watchResidentBytes(pid: number): () => number {
  let highest = readResidentBytes(pid);
  const timer = setInterval(() => {
    highest = Math.max(highest, readResidentBytes(pid));
  }, 100);
  return () => {
    clearInterval(timer);
    return highest;
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
