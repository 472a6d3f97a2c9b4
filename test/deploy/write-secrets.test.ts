import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSecrets } from '../../deploy/write-secrets.ts';

const script = join(import.meta.dirname, '../../deploy/write-secrets.ts');
const paths = ['app/.env', 'database/password', 's3/env'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pasteup-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const readAll = () => paths.map((path) => readFileSync(join(folder, path), 'utf8'));
const listAll = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test('a second run changes nothing', () => {
  writeSecrets(folder);
  const first = readAll();
  writeSecrets(folder);
  expect(readAll()).toEqual(first);
  expect(listAll()).toEqual(paths);
});

test('another folder has other secrets', () => {
  writeSecrets(folder);
  const [, password] = readAll();
  rmSync(folder, { recursive: true });
  writeSecrets(folder);
  expect(readAll()[1]).not.toBe(password);
});

test.skipIf(process.platform === 'win32')('any user may read the files, and none writes them', () => {
  writeSecrets(folder);
  expect(paths.map((path) => statSync(join(folder, path)).mode & 0o777)).toEqual([0o444, 0o444, 0o444]);
});

test('what a crash left out is made up for, and what it left half done is not used', () => {
  writeSecrets(folder);
  const whole = readAll();
  rmSync(join(folder, 's3/env'));
  rmSync(join(folder, 'database/password'));
  writeFileSync(join(folder, 'database/password.0badc0de'), 'half');
  writeSecrets(folder);
  expect(readAll()).toEqual(whole);
});

test('runs at the same time agree', async () => {
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, [script, folder], { stdio: 'inherit' }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  const after = readAll();
  writeSecrets(folder);
  expect(readAll()).toEqual(after);
  expect(listAll()).toEqual(paths);
});
