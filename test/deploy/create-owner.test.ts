import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deriveOwnerPassword, ownerName } from '../../src/tools/postgres/owner.ts';
import { addDatabase } from '../database.ts';
import { runSql } from '../sql.ts';

const script = join(import.meta.dirname, '../../dist/deploy/create-owner.js');
const server = new URL(inject('superuserUrl'));
const name = `test_${randomBytes(6).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'pasteup-owner-'));
const passwordPath = join(folder, 'password');
let databaseUrl: string;

beforeAll(async () => {
  writeFileSync(passwordPath, server.password);
  databaseUrl = await addDatabase(server.href, name, 'template1');
  await runSql({ databaseUrl }, 'create table word as select 1 as id');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await runSql({ databaseUrl: server.href }, `drop database ${name}`);
});

const createOwner = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { PGHOST: server.hostname, PGPORT: server.port, PGUSER: server.username, PGDATABASE: name },
  });

test('what the superuser made is the owner’s, however often it runs', async () => {
  for (const _ of [1, 2]) expect(createOwner(passwordPath)).toMatchObject({ status: 0, stderr: '' });
  const url = new URL(databaseUrl);
  url.username = ownerName;
  url.password = deriveOwnerPassword(server.password);
  const asOwner = { databaseUrl: url.href };
  await runSql(asOwner, 'alter table word add text text');
  await runSql(asOwner, 'create schema more');
  expect(await runSql(asOwner, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false },
  ]);
});

test('it fails, and says why, without a password or with a wrong one', () => {
  expect(createOwner()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('expected the file with the password of the superuser, got nothing'),
  });
  writeFileSync(passwordPath, 'wrong');
  expect(createOwner(passwordPath)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('password authentication failed'),
  });
});
