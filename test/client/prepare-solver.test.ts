import { afterEach, expect, test, vi } from 'vitest';
import { fetchFile } from '../../client/src/editor/fetch-file.ts';
import { startSolver } from '../../client/src/editor/solver/start-solver.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a file that does not come is not waited for without end', async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (_url: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
  );
  const late = fetchFile('/late');
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await late).toMatchObject({ problem: { code: 'OFFLINE' } });
  expect(await fetchFile('/given-up', AbortSignal.abort())).toMatchObject({ problem: { code: 'CANCELED' } });
});

test('a worker that has failed answers all that it is asked', async () => {
  const workers: Broken[] = [];
  class Broken {
    declare onerror?: (event: { message: string }) => void;

    constructor() {
      workers.push(this);
    }
    postMessage() {}
    terminate() {}
  }
  vi.stubGlobal('Worker', Broken);
  vi.stubGlobal('OffscreenCanvas', class {});
  const solver = await startSolver();
  const asked = expect(solver.solve({ strokes: [], steps: [] })).rejects.toThrow('gone');
  workers[0]?.onerror?.({ message: 'gone' });
  await asked;
  await expect(solver.solve({ strokes: [], steps: [] })).rejects.toThrow('gone');
});
