import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ImagingOptions } from '../../../src/tools/imaging/create-imaging.ts';
import type { Plan } from '../../../src/tools/imaging/imaging.ts';
import { createPool } from '../../../src/tools/imaging/pool/pool.ts';
import { makeBlankPng } from '../../hostile-file.ts';
import { makeFolder, makePicture, writePicture } from '../../picture.ts';
import { openImaging } from './open-imaging.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let small: string;
let large: string;
beforeAll(async () => {
  folder = await makeFolder();
  small = await writePicture(folder.path, 'small.jpg', await makePicture({ width: 200, height: 150 }));
  large = await writePicture(folder.path, 'large.jpg', await makePicture({ width: 3000, height: 2000 }));
});
afterAll(() => folder[Symbol.asyncDispose]());

async function open(options: Partial<ImagingOptions> = {}) {
  const imaging = await openImaging(options);
  onTestFinished(() => imaging.close({ timeoutMs: 0 }));
  return imaging;
}

/** Several seconds of encoding. */
const slow: Plan = { output: { format: 'avif', quality: 90 } };
const renderSlowly = {
  plans: [slow, slow, slow],
  get path() {
    return large;
  },
  get directory() {
    return folder.path;
  },
};

/** A job that has begun in its child. */
async function begin(imaging: Awaited<ReturnType<typeof open>>, signal?: AbortSignal) {
  const begun = Promise.withResolvers<void>();
  const result = imaging.render(renderSlowly, { signal, onStage: () => begun.resolve() });
  result.catch(() => {});
  await begun.promise;
  return { result };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a child that dies', () => {
  test('fails the one job it had, retryable; the next is done by its successor', async () => {
    const imaging = await open();
    const { result } = await begin(imaging);
    const next = imaging.inspect(small);
    const [pid = 0] = imaging.pids();
    process.kill(pid, 'SIGKILL');
    await expect(result).rejects.toMatchObject({ code: 'PROCESS_CRASHED', isRetryable: true });
    expect(await next).toMatchObject({ width: 200 });
    expect(imaging.pids()).toHaveLength(1);
    expect(imaging.pids()).not.toContain(pid);
  });

  test('a matte child too', async () => {
    const imaging = await open({ matteChildren: 1 });
    const [, mattePid = 0] = imaging.pids();
    const result = imaging.matte(large, {
      model: 'u2netp',
      effort: null,
      onStage: (stage) => {
        if (stage === 'SEGMENTING') process.kill(mattePid, 'SIGKILL');
      },
    });
    await expect(result).rejects.toMatchObject({ code: 'PROCESS_CRASHED', isRetryable: true });
    expect(await imaging.matte(small, { model: 'u2netp', effort: null })).toMatchObject({ width: 320 });
  });
});

test('a child that hangs is ended at its time limit and replaced', async () => {
  const imaging = await open({ timeouts: { inspectMs: 1_500 } });
  // The first job waits for the child's start, which a busy machine may make slow.
  await vi.waitFor(() => imaging.inspect(small), { timeout: 20_000 });
  const [pid = 0] = imaging.pids();
  process.kill(pid, 'SIGSTOP');
  await expect(imaging.inspect(small)).rejects.toMatchObject({
    code: 'TIMEOUT',
    isRetryable: true,
    params: { limitMs: 1_500 },
  });
  expect(isAlive(pid)).toBe(false);
  await vi.waitFor(async () => expect(await imaging.inspect(small)).toMatchObject({ width: 200 }), {
    timeout: 20_000,
  });
});

test('a child that outgrows its memory fails the job alone', async () => {
  const imaging = await open({ memoryBudgetBytes: 60_000_000 });
  const bomb = await writePicture(folder.path, 'bomb.png', makeBlankPng(7_000, 7_000));
  const job = imaging.render({ path: bomb, plans: [{ output: { format: 'png' } }], directory: folder.path });
  await expect(job).rejects.toMatchObject({ code: 'PROCESS_CRASHED', isRetryable: true });
  expect(await imaging.inspect(small)).toMatchObject({ width: 200 });
});

describe('abort', () => {
  test('while it runs: CANCELED once the child is gone, so that nothing is written afterwards', async () => {
    const imaging = await open();
    const controller = new AbortController();
    const { result } = await begin(imaging, controller.signal);
    const [pid = 0] = imaging.pids();
    controller.abort();
    await expect(result).rejects.toMatchObject({ code: 'CANCELED' });
    expect(isAlive(pid)).toBe(false);
    const before = await readdir(folder.path);
    expect(await imaging.inspect(small)).toMatchObject({ width: 200 });
    expect(await readdir(folder.path)).toEqual(before);
  });

  test('while it waits: CANCELED at once, and the running job goes on', async () => {
    const imaging = await open();
    const running = imaging.render({
      path: small,
      plans: [{ output: { format: 'avif' } }],
      directory: folder.path,
    });
    const controller = new AbortController();
    const waiting = imaging.inspect(small, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELED' });
    expect((await running).files).toHaveLength(1);
  });

  test('before it was asked for: CANCELED', async () => {
    const imaging = await open();
    await expect(imaging.inspect(small, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELED',
    });
  });

  test('of a matte keeps the child and its session', async () => {
    const imaging = await open({ matteChildren: 1 });
    await imaging.matte(small, { model: 'u2netp', effort: null });
    const pids = imaging.pids();
    const controller = new AbortController();
    const result = imaging.matte(small, {
      model: 'u2netp',
      effort: null,
      signal: controller.signal,
      onStage: (stage) => {
        if (stage === 'SEGMENTING') controller.abort();
      },
    });
    await expect(result).rejects.toMatchObject({ code: 'CANCELED' });
    expect(await imaging.matte(small, { model: 'u2netp', effort: null })).toMatchObject({ width: 320 });
    expect(imaging.pids()).toEqual(pids);
  });
});

test('one child is kept for quick jobs', async () => {
  const imaging = await open({ renderChildren: 2 });
  const { result } = await begin(imaging);
  const second = imaging.render(renderSlowly);
  second.catch(() => {});
  const startedAt = performance.now();
  expect(await imaging.inspect(small)).toMatchObject({ width: 200 });
  const quickMs = performance.now() - startedAt;
  const settled = await Promise.race([result.then(() => 'done'), wait(0, 'running')]);
  expect(settled).toBe('running');
  expect(quickMs).toBeLessThan(2_000);
});

test('a job for another key gets a fresh child, and is not kept waiting by those for the present one', async () => {
  const args = [JSON.stringify({ maxPixels: 1e6, maxSide: 1e4, memoryBudgetBytes: 1e9 })];
  const pool = createPool({
    size: 1,
    childOptions: () => ({ entry: 'render-child', args, tempDir: folder.path }),
    log: { info() {}, warn() {}, error() {} },
  });
  onTestFinished(() => pool.close(0));
  const inspect = (key: string) =>
    pool.run({ task: 'inspect', input: { path: small }, timeoutMs: 20_000, key });
  await inspect('one');
  const before = pool.pids();
  await Promise.all([inspect('one'), inspect('other'), inspect('one')]);
  expect(pool.pids()).toHaveLength(1);
  expect(pool.pids()).not.toEqual(before);
});

describe('close', () => {
  test('lets what runs end, refuses what waits and what comes, ends the children', async () => {
    const imaging = await open();
    const pids = imaging.pids();
    const running = imaging.render({
      path: small,
      plans: [{ output: { format: 'png' } }],
      directory: folder.path,
    });
    const waiting = imaging.inspect(small);
    waiting.catch(() => {});
    await imaging.close({ timeoutMs: 10_000 });
    expect((await running).files).toHaveLength(1);
    await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', isRetryable: true });
    await expect(imaging.inspect(small)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(pids.some(isAlive)).toBe(false);
  });

  test('ends what takes too long', async () => {
    const imaging = await open();
    const { result } = await begin(imaging);
    await imaging.close({ timeoutMs: 50 });
    await expect(result).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', isRetryable: true });
    expect(imaging.pids()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('its parent', () => {
  const program = `
    import { startChild } from ${JSON.stringify(new URL('../../../src/tools/imaging/pool/child.ts', import.meta.url).href)};
    const options = { maxPixels: 1e6, maxSide: 1e4, memoryBudgetBytes: 1e9 };
    const child = startChild(
      { entry: 'render-child', args: [JSON.stringify(options)], tempDir: '/tmp' },
      { onMessage: () => console.log(child.pid), onEnd: () => {} },
    );
    setInterval(() => {}, 1000);
  `;

  test('takes it along when killed', async () => {
    const parent = execFile(process.execPath, ['--input-type=module', '-e', program]);
    const pid = await new Promise<number>((resolve) => {
      parent.stdout?.once('data', (line) => resolve(Number(line)));
    });
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
  });
});
