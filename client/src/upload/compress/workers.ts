import pLimit from 'p-limit';

/** Each holds a decoded picture: 48 MB of 12 megapixels. */
const atOnce = 2;
/** Longer than any picture takes: what has not answered by then never will. */
const patienceMs = 30_000;
const idleMs = 10_000;

export interface Workers {
  /** The file as a smaller picture; null of what cannot be drawn here, where the worker fails, and once it is aborted. */
  compress(file: Blob, signal: AbortSignal): Promise<Blob | null>;
  close(): void;
}

const startWorker = () => new Worker(new URL('./compress-worker.ts', import.meta.url), { type: 'module' });

/** At most two workers, each made when it is first needed and ended when none has been for a while. */
export function createWorkers(start: () => Worker = startWorker): Workers {
  const limit = pLimit(atOnce);
  const idle: Worker[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(resting);
    for (const worker of idle.splice(0)) worker.terminate();
  };

  function rest(worker: Worker) {
    idle.push(worker);
    clearTimeout(resting);
    resting = setTimeout(close, idleMs);
  }

  function run(file: Blob, signal: AbortSignal): Promise<Blob | null> {
    const worker = idle.pop() ?? start();
    return new Promise((resolve) => {
      const end = (leave: (worker: Worker) => void, made: Blob | null) => {
        clearTimeout(patience);
        signal.removeEventListener('abort', giveUp);
        leave(worker);
        resolve(made);
      };
      const giveUp = () => end((failed) => failed.terminate(), null);
      const patience = setTimeout(giveUp, patienceMs);
      signal.addEventListener('abort', giveUp);
      worker.onerror = giveUp;
      worker.onmessage = ({ data }) => end(rest, data);
      worker.postMessage(file);
    });
  }

  return {
    compress: (file, signal) => limit(async () => (signal.aborted ? null : run(file, signal))),
    close,
  };
}
