import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMain } from './main-program.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-heap-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** Said before any code of the program's own, each time it is started. */
const tellLimit = `--import=data:text/javascript,${encodeURIComponent(
  'console.log("limit", process.getBuiltinModule("v8").getHeapStatistics().heap_size_limit)',
)}`;

/** What each start of the program in its process had, MB of 2^20 bytes. At the last it finds its port wrong. */
async function readLimits(nodeOptions = ''): Promise<number[]> {
  const env = { NODE_OPTIONS: `${tellLimit} ${nodeOptions}`, PORT: 'none' };
  const { code, written } = await startMain({ dataDir, env }).exited;
  expect({ code, written }).toMatchObject({ code: 78, written: expect.stringContaining('PORT: expected') });
  return [...written.matchAll(/^limit (\d+)$/gm)].map(([, bytes]) => Number(bytes) / 2 ** 20);
}

describe.skipIf(process.platform === 'win32')('the heap of the started program', () => {
  test('may take 1 GB at most', async () => {
    const limits = await readLimits();
    expect(limits.at(-1)).toBeLessThanOrEqual(1024);
  });

  test.each(['--max-heap-size=2000', '--max_heap_size=2000'])(
    'may take what the operator says: NODE_OPTIONS=%s',
    async (option) => {
      expect(await readLimits(option)).toEqual([2000]);
    },
  );
});
