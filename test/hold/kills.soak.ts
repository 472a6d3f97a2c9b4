import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signUp, type TestClient } from '../client.ts';
import { type Installation, installWhole } from '../crash/installation.ts';
import type { Program } from '../crash/start-program.ts';
import { findViolations, noViolations, query, recordHistory } from '../crash/truth.ts';
import { makePicture } from '../picture.ts';
import { findChildren } from './program-state.ts';

const frozenMs = 8000;
const picture = await makePicture({ width: 1200, height: 900 });

let installation: Installation;
let program: Program;
let client: TestClient;

beforeAll(async () => {
  installation = await installWhole();
  program = installation.start();
  client = await signUp(String((await program.said(({ event }) => event === 'ready')).url));
  await recordHistory(await installation.databaseUrl());
});
afterAll(async () => {
  await client.close();
  await installation[Symbol.asyncDispose]();
});

const ask = async (sql: string) => query(await installation.databaseUrl(), sql);

const readPostmaster = async () =>
  Number((await readFile(join(installation.dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
const findBackends = (postmaster: number) => findChildren(postmaster, 'postgres: pasteup');

/** Waits for one at work that has not been struck yet: three times would be a failure that is meant. */
async function awaitWork(): Promise<void> {
  const lookAtWork = async () => {
    const running = await ask("select attempt from job where status = 'RUNNING'").catch(() => []);
    return running.length > 0 && running.every(({ attempt }) => attempt === 1);
  };
  await expect.poll(lookAtWork, { timeout: 60_000, interval: 20 }).toBe(true);
}

/** The next one starts when there is work for it. */
const killChild = (name: string) => async () => {
  const find = () => findChildren(program.process.pid!, name)[0];
  await expect.poll(find, { timeout: 20_000, interval: 20 }).toBeDefined();
  process.kill(find()!, 'SIGKILL');
};

const strikes: { what: string; times: number; strike(): Promise<void> }[] = [
  { what: 'matte child', times: 8, strike: killChild('matte-child') },
  { what: 'render child', times: 16, strike: killChild('render-child') },
  {
    what: 'database connection',
    times: 3,
    async strike() {
      const [backend] = findBackends(await readPostmaster());
      if (backend !== undefined) process.kill(backend, 'SIGKILL');
    },
  },
  {
    what: 'database server',
    times: 1,
    async strike() {
      process.kill(await readPostmaster(), 'SIGKILL');
    },
  },
];

test.each(strikes)(
  'kill -9 of the $what costs no job, and the next is done as if nothing had been',
  async ({ times, strike }) => {
    let isOver = false;
    // As many as it takes to meet one at work each time.
    const load = (async () => {
      while (!isOver) await sendPicture().catch(() => setTimeout(500));
    })();
    for (let n = 0; n < times; n++) {
      await awaitWork();
      await strike();
    }
    isOver = true;
    await load;
    await expectAllDone();
  },
  600_000,
);

test('a database that stands still for 8 s costs no job', async () => {
  await sendPicture();
  await awaitWork();
  const postmaster = await readPostmaster();
  const frozen = [postmaster, ...findChildren(postmaster, 'postgres')];
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  await setTimeout(frozenMs);
  for (const pid of frozen) process.kill(pid, 'SIGCONT');
  await expectAllDone();
}, 120_000);

async function sendPicture(): Promise<void> {
  const { errors } = await client.upload(picture, { recipes: [{ removeBackground: {} }] });
  if (errors) throw new Error(JSON.stringify(errors));
  await expect
    .poll(async () => (await ask("select 1 from job where status = 'QUEUED'")).length, { timeout: 60_000 })
    .toBeLessThan(6);
}

async function expectAllDone(): Promise<void> {
  const countActive = async () =>
    (await ask("select 1 from job where status in ('QUEUED', 'RUNNING')").catch(() => [null])).length;
  await expect.poll(countActive, { timeout: 120_000, interval: 200 }).toBe(0);
  expect(await ask("select kind, attempt, error from job where status <> 'SUCCEEDED'")).toEqual([]);
  const { objectsWithoutRow: _swept, ...violations } = await findViolations(
    await installation.databaseUrl(),
    installation.dataDir,
  );
  // What a transaction that was struck had put the sweep finds.
  const { objectsWithoutRow: _none, ...none } = noViolations;
  expect(violations).toEqual(none);
  await sendPicture();
  await expect.poll(countActive, { timeout: 60_000, interval: 200 }).toBe(0);
}
