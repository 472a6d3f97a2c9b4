import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type GraphqlAnswer, signUp, type TestClient } from '../client.ts';
import { query, readJobs } from '../crash/truth.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type MainProgram, startMain } from '../main-program.ts';
import { makePicture } from '../picture.ts';
import { type Line, openLine } from '../tcp-line.ts';
import { type Innocent, openInnocent } from './innocent.ts';

/** An account may have twenty uploads under way, and in silence each waits 15 s for its refusal. */
const askEveryMs = 1000;
/** From the end of an outage on, beside what a picture's whole way takes anyway. */
const recoveryMs = 15_000;
const patienceMs = 90_000;

let database: TestDatabase;
let line: Line;
let dataDir: string;
let program: MainProgram;
let client: TestClient;
let innocent: Innocent;
/** Of an upload, its thumbnail and a cutout without an outage, side by side. */
let wholeWayMs: number;
const lines: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  line = await openLine(new URL(database.url));
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-hold-'));
  program = startMain({ dataDir, env: { DATABASE_URL: line.url } });
  const url = await program.url;
  client = await signUp(url);
  innocent = await openInnocent(url);
  await innocent.tryOnce();
  const startedAt = performance.now();
  await innocent.tryOnce();
  wholeWayMs = performance.now() - startedAt;
});
afterAll(async () => {
  console.log(['', ...lines].join('\n'));
  await client.close();
  await innocent.close();
  await program.stop();
  await line.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Outage {
  name: string;
  forMs: number;
  begin(): void | Promise<void>;
}

const outages: Outage[] = [
  { name: 'one connection ended', forMs: 0, begin: endConnection },
  { name: 'silent for 4 s', forMs: 4000, begin: () => line.swallow() },
  { name: 'refused for 25 s', forMs: 25_000, begin: () => line.cut() },
  { name: 'silent for 60 s', forMs: 60_000, begin: () => line.swallow() },
];

test.each(outages)('$name: answered in words meanwhile, all is well within 15 s after', async (outage) => {
  const upload = await client.upload(await makePicture({ width: 1632, height: 1224 }), {
    recipes: [{ removeBackground: {} }],
  });
  expect(upload.status).toBe(200);
  const end = beginAsking();
  await outage.begin();
  await setTimeout(outage.forMs);
  line.open();
  const recoveredMs = await awaitRecovery();
  const answers = await end();
  const kinds = Map.groupBy(answers, ({ said }) => said);
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  const counts = [...kinds].map(([said, { length }]) => `${said} ${length}`);
  lines.push(
    `${outage.name}: ${counts.join(', ')}; slowest ${(slowest / 1000).toFixed(1)} s; ` +
      `well after ${(recoveredMs / 1000).toFixed(1)} s`,
  );
  for (const said of kinds.keys()) expect.soft(['200', '503 SERVICE_UNAVAILABLE']).toContain(said);
  expect.soft(recoveredMs).toBeLessThan(recoveryMs);
  // What was under way is done in the end, and nothing failed for good.
  await vi.waitFor(
    async () => {
      const statuses = (await readJobs(database.url)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set(['SUCCEEDED']));
    },
    { timeout: patienceMs, interval: 500 },
  );
});

interface Answer {
  /** Status, and code of an error. */
  said: string;
  ms: number;
}

/** Asks every second who they are, and uploads as often, until what it returns is called. */
function beginAsking(): () => Promise<Answer[]> {
  const asked: Promise<Answer>[] = [];
  const timer = setInterval(async () => {
    asked.push(time(() => client.ask('{ viewer { id } }')));
    asked.push(time(async () => client.upload(await tinyPicture)));
  }, askEveryMs);
  return () => {
    clearInterval(timer);
    return Promise.all(asked);
  };
}

const tinyPicture = makePicture({ width: 64, height: 64 });

async function time(ask: () => Promise<GraphqlAnswer<unknown>>): Promise<Answer> {
  const startedAt = performance.now();
  const tooLate = setTimeout(patienceMs, 'no answer', { ref: false });
  const said = await Promise.race([ask().then(describeAnswer, (error) => `${error}`), tooLate]);
  return { said, ms: performance.now() - startedAt };
}

const describeAnswer = ({ status, errors }: GraphqlAnswer<unknown>) =>
  [status, errors?.[0]?.extensions.code].filter(Boolean).join(' ');

/** Milliseconds that the first round without a failure ends later than it would have had there been no outage. */
async function awaitRecovery(): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { failures } = await innocent.tryOnce();
    const ms = Math.max(0, performance.now() - startedAt - wholeWayMs);
    if (failures.length === 0 || ms > patienceMs) return ms;
  }
}

/** Of those of the program that are asked most. */
async function endConnection(): Promise<void> {
  await query(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() order by state_change desc limit 1`,
  );
}
