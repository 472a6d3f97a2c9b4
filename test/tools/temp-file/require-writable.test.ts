import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireWritable } from '../../../src/tools/temp-file/require-writable.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pasteup-writable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes the folder, and leaves nothing in it', async () => {
  await requireWritable(join(folder, 'new/data'));
  expect(readdirSync(join(folder, 'new/data'))).toEqual([]);
});

test('says which path, and that a file is in its way', async () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  for (const dataDir of [path, join(path, 'data')])
    await expect(requireWritable(dataDir)).rejects.toThrow(
      `DATA_DIR: expected a folder that can be written to, got ${dataDir}: a file is in its way`,
    );
});

/** In a namespace of its own, where anybody may mount; in most containers nobody may. */
const mounted = (...command: string[]) =>
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', ...command], { encoding: 'utf8' });

test.skipIf(mounted('true').status !== 0)('the program says that its data folder is read-only', () => {
  const main = join(import.meta.dirname, '../../../dist/src/main.js');
  const script = `mount -t tmpfs -o ro none "$1" && DATA_DIR="$1" DATABASE_URL= PORT=0 LOG_LEVEL=silent "$2" "$3"`;
  const { status, stderr } = mounted('sh', '-c', script, 'sh', folder, process.execPath, main);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `Pasteup cannot start: DATA_DIR: expected a folder that can be written to, got ${folder}: it is on a read-only file system\n`,
  });
});
