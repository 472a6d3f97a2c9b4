/**
 * node deploy/write-secrets.ts <folder>
 *
 * Makes up the passwords of the services in docker-compose.yml, once, and writes for each the file it reads:
 * `app/.env` for Pasteup, `database/password` for Postgres, `s3/env` for the S3 server. A service mounts its own folder
 * and no other, so a file may be read by whichever user the service has.
 *
 * The app's file is the truth, and the other two are derived from it: whatever was missing after a crash is there after
 * the next run. It comes into being by a hard link, which fails if there is one already, so of two runs at once one wins
 * and the other takes what the winner wrote.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Hexadecimal, so that it needs no quotes in a URL or a shell. */
const makeSecret = (byteLength: number): string => randomBytes(byteLength).toString('hex');

const makeAppEnv = (): string =>
  [
    `DATABASE_URL=postgres://pasteup:${makeSecret(24)}@database:5432/pasteup`,
    `AWS_ACCESS_KEY_ID=${makeSecret(10)}`,
    `AWS_SECRET_ACCESS_KEY=${makeSecret(24)}`,
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

export function writeSecrets(folder: string): void {
  for (const reader of ['app', 'database', 's3']) mkdirSync(join(folder, reader), { recursive: true });

  const appEnv = join(folder, 'app/.env');
  writeAside(appEnv, makeAppEnv(), linkUnlessThere);
  const env = parseEnv(readFileSync(appEnv, 'utf8'));

  writeAside(join(folder, 'database/password'), new URL(env.DATABASE_URL ?? '').password, renameSync);
  const s3Env = `ROOT_ACCESS_KEY_ID=${env.AWS_ACCESS_KEY_ID}\nROOT_SECRET_ACCESS_KEY=${env.AWS_SECRET_ACCESS_KEY}\n`;
  writeAside(join(folder, 's3/env'), s3Env, renameSync);
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error('expected the folder to write to, got nothing');
  writeSecrets(folder);
}
