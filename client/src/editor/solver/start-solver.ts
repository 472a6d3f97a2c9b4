import { createPacker } from './pack-edits.ts';
import type { SolverAnswer, SolverCall, SolverRequest } from './solver-call.ts';
import type { Solver } from './solver-types.ts';

/** In a worker of its own, so that drawing goes on while it computes; where there is none, on the page. */
export async function startSolver(): Promise<Solver> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined')
    return (await import('./solver.ts')).createSolver();
  return askWorker(new Worker(new URL('./solver-worker.ts', import.meta.url), { type: 'module' }));
}

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
}

function askWorker(worker: Worker): Solver {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let broken: Error | null = null;
  worker.onmessage = ({ data: { id, result, error } }: MessageEvent<SolverAnswer>) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error) asker?.reject(new Error(error));
    else asker?.resolve(result as never);
  };
  worker.onerror = ({ message }) => {
    broken = new Error(message || 'Expected a worker that starts.');
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };
  const ask = <Answer>(request: SolverRequest) =>
    new Promise<Answer>((resolve, reject) => {
      if (broken) return reject(broken);
      lastId++;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, request } satisfies SolverCall);
    });
  const pack = createPacker();
  return {
    open: (picture) => ask({ method: 'open', picture }),
    takeTruth: ({ cutout, edits }) => ask({ method: 'takeTruth', cutout, edits: pack(edits) }),
    solve: (edits) => ask({ method: 'solve', edits: pack(edits) }),
    crop: (part) => ask({ method: 'crop', part }),
    close: () => worker.terminate(),
  };
}
