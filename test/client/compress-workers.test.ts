import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkers } from '../../client/src/upload/compress/workers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface FakeWorker {
  given: Blob[];
  isEnded: boolean;
  answer(made: Blob | null): void;
  crash(): void;
}

/** Workers that answer when the test says so, in the order in which they were made. */
function openWorkers() {
  const made: FakeWorker[] = [];
  const workers = createWorkers(() => {
    const worker = {
      onmessage: (_event: object) => {},
      onerror: () => {},
      postMessage: (file: Blob) => fake.given.push(file),
      terminate: () => {
        fake.isEnded = true;
      },
    };
    const fake: FakeWorker = {
      given: [],
      isEnded: false,
      answer: (data) => worker.onmessage({ data }),
      crash: () => worker.onerror(),
    };
    made.push(fake);
    return worker as unknown as Worker;
  });
  const start = (name: string, signal = new AbortController().signal) =>
    workers.compress(new File([], name), signal);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { made, workers, start, settle };
}

const picture = new Blob(['smaller']);

test('two at most work at once, and go on with what waits', async () => {
  const { made, start, settle } = openWorkers();
  const all = ['a', 'b', 'c'].map((name) => start(name));
  await settle();
  expect(made.map(({ given }) => given.length)).toEqual([1, 1]);
  made[0]?.answer(picture);
  await settle();
  expect(made.map(({ given }) => given.length)).toEqual([2, 1]);
  made[0]?.answer(null);
  made[1]?.answer(picture);
  expect(await Promise.all(all)).toEqual([picture, picture, null]);
});

test('none is made before it is needed, and none stays when no more is', async () => {
  const { made, start, settle } = openWorkers();
  expect(made).toEqual([]);
  const first = start('a');
  await settle();
  made[0]?.answer(picture);
  await first;
  await vi.advanceTimersByTimeAsync(9000);
  const second = start('b');
  await settle();
  made[0]?.answer(picture);
  await second;
  await vi.advanceTimersByTimeAsync(9000);
  expect(made.map(({ isEnded }) => isEnded)).toEqual([false]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(made.map(({ isEnded }) => isEnded)).toEqual([true]);
});

test('one that crashes is ended, and the next file gets another', async () => {
  const { made, start, settle } = openWorkers();
  const first = start('a');
  await settle();
  made[0]?.crash();
  expect([await first, made[0]?.isEnded]).toEqual([null, true]);
  const second = start('b');
  await settle();
  made[1]?.answer(picture);
  expect(await second).toBe(picture);
});

test('one that hangs is waited for half a minute', async () => {
  const { made, start } = openWorkers();
  const heard = vi.fn();
  void start('a').then(heard);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(heard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect([heard.mock.calls, made[0]?.isEnded]).toEqual([[[null]], true]);
});

test('one whose file is canceled is ended at once; a file that waits never gets to one', async () => {
  const { made, start, settle } = openWorkers();
  const [under, waiting] = [new AbortController(), new AbortController()];
  const all = [start('a', under.signal), start('b'), start('c', waiting.signal)];
  await settle();
  waiting.abort();
  under.abort();
  expect(made.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  made[1]?.answer(picture);
  expect(await Promise.all(all)).toEqual([null, picture, null]);
  expect(made).toHaveLength(2);
});

test('all that rest are ended with the session', async () => {
  const { made, workers, start, settle } = openWorkers();
  const first = start('a');
  await settle();
  made[0]?.answer(picture);
  await first;
  workers.close();
  expect(made[0]?.isEnded).toBe(true);
});
