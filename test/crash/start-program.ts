import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { passedEnvironment } from '../passed-environment.ts';
import type { Point } from './faults.ts';
import type { PurgePoint } from './purge-faults.ts';

export interface ProgramOptions {
  dataDir: string;
  env?: Record<string, string>;
  fault?: Point | PurgePoint | undefined;
  /** Default: SIGKILL. */
  signal?: 'SIGKILL' | 'SIGSTOP';
  /** Whether its children and its database are struck with it. */
  tree?: boolean;
}

type Line = Record<string, unknown>;

export interface Program {
  process: ChildProcess;
  /** The first such line, from now or before; rejects if the program ends without it. */
  said(isIt: (line: Line) => boolean): Promise<Line>;
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/** One matte child and one render child are enough to fail, and leave the machine to the others. */
const small = { MATTE_CHILDREN: '1', RENDER_CHILDREN: '1' };

export function startProgram({ dataDir, env, fault, signal, tree }: ProgramOptions): Program {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'program.ts')], {
    cwd: dataDir,
    env: {
      ...passedEnvironment,
      DATA_DIR: dataDir,
      PORT: '0',
      ...small,
      ...env,
      ...(fault && { FAULT: fault }),
      ...(signal && { FAULT_SIGNAL: signal }),
      ...(tree && { FAULT_TREE: '1' }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (text) => {
    if (process.env.TEST_LOG) console.log(text);
    if (text.startsWith('{')) lines.push(JSON.parse(text));
  });
  let isOver = false;
  output.once('close', () => {
    isOver = true;
  });
  const exited = once(child, 'exit');
  return {
    process: child,
    exited,
    async said(isIt) {
      for (;;) {
        const line = lines.find(isIt);
        if (line) return line;
        if (isOver)
          throw new Error(`The program ended before it said that. Its last: ${JSON.stringify(lines.at(-1))}`);
        await Promise.race([once(output, 'line'), once(output, 'close')]);
      }
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      child.kill('SIGCONT');
      await exited;
    },
  };
}
