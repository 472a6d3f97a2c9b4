import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPool, type PoolJob, type PoolOptions } from '../../../src/tools/imaging/pool/pool.ts';
import { makeFolder, makePicture, writePicture } from '../../picture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let picture: string;
beforeAll(async () => {
  folder = await makeFolder();
  picture = await writePicture(folder.path, 'small.jpg', await makePicture({ width: 200, height: 150 }));
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Two children that have started, and `inspect` of one small picture in them. */
async function openPair(options: Partial<PoolOptions> = {}) {
  const args = [JSON.stringify({ maxPixels: 1e6, maxSide: 1e4, memoryBudgetBytes: 1e9 })];
  const pool = createPool({
    size: 2,
    keepOneForQuick: true,
    childOptions: () => ({ entry: 'render-child', args, tempDir: folder.path }),
    log: { info() {}, warn() {}, error() {} },
    ...options,
  });
  onTestFinished(() => pool.close(0));
  const inspect = (owner: string, job: Partial<PoolJob> = {}) =>
    pool.run({
      task: 'inspect',
      input: { path: picture },
      timeoutMs: 20_000,
      key: '',
      owner,
      pace: 'quick',
      ...job,
    });
  await Promise.all([inspect('first'), inspect('second')]);
  return { pool, inspect };
}

/** Their jobs do not end before `go`. */
function stop(pids: number[]) {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return { go: (pid: number) => process.kill(pid, 'SIGCONT') };
}

test('quick jobs of one owner leave a turn to the slow one of another', async () => {
  const { inspect } = await openPair();
  const done: string[] = [];
  const tell = async (owner: string, pace: PoolJob['pace']) => {
    await inspect(owner, { pace });
    done.push(owner);
  };
  await Promise.all([...Array.from({ length: 10 }, () => tell('busy', 'quick')), tell('other', 'slow')]);
  expect(done.indexOf('other')).toBeLessThan(5);
});

describe('an owner with two jobs at work', () => {
  test('gives up the later one for an owner with none, and has it done again', async () => {
    const { pool, inspect } = await openPair({ makeRoomAfterMs: 50 });
    const [eldest = 0, latest = 0] = pool.pids();
    const { go } = stop([eldest, latest]);
    const busy = [inspect('busy'), inspect('busy')];
    expect(await inspect('other')).toMatchObject({ width: 200 });
    expect(pool.pids()).toContain(eldest);
    expect(pool.pids()).not.toContain(latest);
    expect(await busy[1]).toMatchObject({ width: 200 });
    go(eldest);
    expect(await busy[0]).toMatchObject({ width: 200 });
  });

  test('gives up nothing while only its own jobs wait', async () => {
    const { pool, inspect } = await openPair({ makeRoomAfterMs: 0 });
    const pids = pool.pids();
    const { go } = stop(pids);
    const busy = Array.from({ length: 4 }, () => inspect('busy'));
    for (const pid of pids) go(pid);
    await Promise.all(busy);
    expect(pool.pids()).toEqual(pids);
  });

  test('told to end the one it gave up, has it end', async () => {
    const { pool, inspect } = await openPair({ makeRoomAfterMs: 0 });
    const [eldest = 0, latest = 0] = pool.pids();
    const { go } = stop([eldest, latest]);
    const controller = new AbortController();
    const kept = inspect('busy');
    const given = inspect('busy', { signal: controller.signal });
    const other = inspect('other');
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'CANCELED' });
    expect(await other).toMatchObject({ width: 200 });
    go(eldest);
    await kept;
  });
});

test('of two owners with one job at work each none gives it up for a third', async () => {
  const { pool, inspect } = await openPair({ makeRoomAfterMs: 0 });
  const pids = pool.pids();
  const { go } = stop(pids);
  const all = ['one', 'other', 'third'].map((owner) => inspect(owner));
  for (const pid of pids) go(pid);
  await Promise.all(all);
  expect(pool.pids()).toEqual(pids);
});
