import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSecrets } from '../../deploy/write-secrets.ts';
import { deriveOwnerPassword } from '../../src/tools/postgres/owner.ts';

const script = join(import.meta.dirname, '../../dist/deploy/write-secrets.js');
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
  writeFileSync(join(folder, 'database/password.0badc0de'), 'half');
  writeSecrets(folder);
  expect(readAll()).toEqual(whole);
});

test('a crash between the password and what is derived from it leaves nothing that does not fit', () => {
  writeSecrets(folder);
  const [, password] = readAll();
  rmSync(join(folder, 'app/.env'));
  writeSecrets(folder);
  const [env = ''] = readAll();
  expect(readAll()[1]).toBe(password);
  expect(new URL(parseEnv(env).DATABASE_URL ?? '').password).toBe(deriveOwnerPassword(password ?? ''));
});

test('an app that was the superuser gets a role of its own, and keeps its other keys', () => {
  for (const reader of ['app', 'database']) mkdirSync(join(folder, reader));
  const url = 'postgres://pasteup:0a1b@database:5432/pasteup';
  const keys = { AWS_ACCESS_KEY_ID: '0c', AWS_SECRET_ACCESS_KEY: '0d' };
  const lines = Object.entries({ DATABASE_URL: url, ...keys }).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, 'app/.env'), lines.join(''));
  writeFileSync(join(folder, 'database/password'), '0a1b');
  writeSecrets(folder);
  const [env = '', password, s3] = readAll();
  const { DATABASE_URL, ADMIN_KEY, ...kept } = parseEnv(env);
  expect(password).toBe('0a1b');
  expect(DATABASE_URL).toBe(url.replace('pasteup:0a1b', `pasteup_owner:${deriveOwnerPassword('0a1b')}`));
  expect(kept).toEqual(keys);
  expect(ADMIN_KEY).toMatch(/^[0-9a-f]{48}$/);
  expect(s3).toBe('ROOT_ACCESS_KEY_ID=0c\nROOT_SECRET_ACCESS_KEY=0d\n');
  writeSecrets(folder);
  expect(readAll()).toEqual([env, password, s3]);
  expect(listAll()).toEqual(paths);
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
