/**
 * node dist/deploy/write-secrets.js <folder>
 *
 * Makes up the passwords of the services in docker-compose.yml, once, and writes for each the file it reads:
 * `database/password` for Postgres, `app/.env` for Pasteup, `s3/env` for the S3 server. A service mounts its own folder
 * and no other, so a file may be read by whichever user the service has.
 *
 * The first two are the truth, in this order, and the third is derived from them: whatever was missing after a crash is
 * there after the next run. They come into being by a hard link, which fails if there is one already, so of two runs at
 * once one wins and the other takes what the winner wrote.
 *
 * An earlier version let Pasteup be the superuser of its database. Its `app/.env` is rewritten, and keeps its other keys.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { deriveOwnerPassword, ownerName } from '../src/tools/postgres/owner.ts';

type Env = Record<string, string | undefined>;

/** Hexadecimal, so that it needs no quotes in a URL or a shell. */
const makeSecret = (byteLength: number): string => randomBytes(byteLength).toString('hex');

const makeAppEnv = (superuserPassword: string, kept: Env): string =>
  [
    `DATABASE_URL=postgres://${ownerName}:${deriveOwnerPassword(superuserPassword)}@database:5432/pasteup`,
    `AWS_ACCESS_KEY_ID=${kept.AWS_ACCESS_KEY_ID ?? makeSecret(10)}`,
    `AWS_SECRET_ACCESS_KEY=${kept.AWS_SECRET_ACCESS_KEY ?? makeSecret(24)}`,
    `ADMIN_KEY=${kept.ADMIN_KEY ?? makeSecret(24)}`,
    '',
  ].join('\n');

/** Writes beside `path` what is to be there, whole and durable, and lets `publish` put it in its place. */
function writeAside(path: string, text: string, publish: (aside: string, path: string) => void): void {
  const aside = `${path}.${makeSecret(4)}`;
  try {
    writeFileSync(aside, text, { flush: true });
    chmodSync(aside, 0o444);
    publish(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

function linkUnlessThere(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function readEnv(path: string): Env | null {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

export function writeSecrets(folder: string): void {
  for (const reader of ['app', 'database', 's3']) mkdirSync(join(folder, reader), { recursive: true });

  const appEnv = join(folder, 'app/.env');
  const before = readEnv(appEnv);
  const url = before && new URL(before.DATABASE_URL ?? '');
  const isOwner = url?.username === ownerName;

  const passwordPath = join(folder, 'database/password');
  const ofBefore = url && !isOwner ? url.password : null;
  writeAside(passwordPath, ofBefore ?? makeSecret(24), linkUnlessThere);
  const password = readFileSync(passwordPath, 'utf8');

  if (!isOwner) writeAside(appEnv, makeAppEnv(password, before ?? {}), before ? renameSync : linkUnlessThere);
  const env = readEnv(appEnv) ?? {};

  const s3Env = `ROOT_ACCESS_KEY_ID=${env.AWS_ACCESS_KEY_ID}\nROOT_SECRET_ACCESS_KEY=${env.AWS_SECRET_ACCESS_KEY}\n`;
  writeAside(join(folder, 's3/env'), s3Env, renameSync);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('expected the folder to write to, got nothing');
  writeSecrets(folder);
}
