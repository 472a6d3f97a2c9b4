/**
 * Writes the data folder and the database of an earlier version into test/old-data, where a test shows that the version
 * of now takes them over. Run it at a built checkout of that version, here of commit ed74438:
 *
 *   git worktree add ../pasteup-then ed74438
 *   (cd ../pasteup-then && npm ci && npm run build)
 *   npx node scripts/old-data/write-old-data.ts ../pasteup-then
 *
 * The ids and bytes of each run are its own. What would end is made to last until 2099: rows by a statement, URLs by
 * signing them once more with that version's own code.
 */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { createTestClient } from '../../test/client.ts';
import { askEverything, askUrls } from '../../test/old-data/everything.ts';
import { hashUrl, hashZip } from '../../test/old-data/hash-url.ts';
import type { Said } from '../../test/old-data/said.ts';
import { makeFolder } from '../../test/picture.ts';
import { dumpDatabase } from './dump-database.ts';
import { type MadeData, makeData, makeUnfinishedJobs } from './make-data.ts';
import { openSigner } from './sign-again.ts';
import { readDatabaseUrl, startProgram } from './start-program.ts';

const [argument] = process.argv.slice(2);
if (!argument) throw new Error('Expected the path of a built checkout as the only argument. Got none.');
const checkout = resolve(argument);
const target = join(import.meta.dirname, '../../test/old-data');

const keepRows = `
  update image set deleted_at = '2099-01-01' where deleted_at is not null;
  update image set expires_at = '2099-01-01';
  update stored_object set deleted_at = '2099-01-01' where deleted_at is not null;
  update download set expires_at = '2099-01-01';
  update pgboss.job set keep_until = '2099-01-01';`;

await using folder = await makeFolder();
const dataDir = folder.path;
const made = await makeFinished();
await using web = await startProgram(checkout, dataDir, 'web');
const sql = new pg.Client({ connectionString: await readDatabaseUrl(dataDir) });
await sql.connect();
await using connections = new AsyncDisposableStack();
connections.defer(() => sql.end());
const queuedJobIds = await makeUnfinishedJobs(web.url, made);
const { rows: secrets } = await sql.query<{ keys: string[] }>("select keys from secret where name = 'url'");
const sign = await openSigner(checkout, secrets[0]?.keys ?? []);

const clients = made.apiKeys.map((apiKey) => createTestClient(web.url, apiKey));
const urls = (await Promise.all(clients.map(askUrls))).flat();
const files = await Promise.all(
  urls.map(async (url) => ({ url: sign.file(url), sha256: await hashUrl(url) })),
);
const download = {
  url: sign.download(made.downloadUrl),
  sha256: await hashZip(moveTo(web.url, made.downloadUrl)),
};
await sql.query(keepRows);
const everything = await Promise.all(clients.map(askEverything));

const said: Said = {
  about: 'Accounts of a test, whose keys open nothing else.',
  accounts: made.apiKeys.map((apiKey, n) => ({ apiKey, everything: everything[n]! })),
  files,
  download,
  upload: { ...made.upload, url: sign.upload(made.upload.url) },
  deletedImageId: made.deletedImageId,
  queuedJobIds,
  asked: made.asked,
};
const { getConstructionPlans } = await import(join(checkout, 'node_modules/pg-boss/dist/index.js'));
await writeFile(join(target, 'database.sql'), await dumpDatabase(sql, getConstructionPlans('pgboss')));
await writeFile(join(target, 'said.json'), `${JSON.stringify(said)}\n`);
await rm(join(target, 'files'), { recursive: true, force: true });
await cp(join(dataDir, 'files'), join(target, 'files'), { recursive: true });

/** The same URL of a program at another port. */
function moveTo(address: string, url: string): string {
  const { pathname, search } = new URL(url);
  return new URL(pathname + search, address).href;
}

async function makeFinished(): Promise<MadeData> {
  await using whole = await startProgram(checkout, dataDir, 'all');
  return await makeData(whole.url);
}
