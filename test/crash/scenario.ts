import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import type { Point } from './faults.ts';
import { type Installation, installWeb, installWhole } from './installation.ts';
import type { Program } from './start-program.ts';
import { findViolations, noViolations, query, readJobs, recordHistory } from './truth.ts';

/** What is killed: a worker beside a living web process, everything there is, or Node under a living Postgres. */
export const scopes = ['worker', 'tree', 'node'] as const;
export type Scope = (typeof scopes)[number];

/** From the start of the next program, its own start included, all that was broken off is to be final within this. */
export const recoveryLimitMs = 15_000;
/** Longer, so that the figure is told where the limit is not kept. */
const patienceMs = 60_000;

export interface Report {
  point: Point;
  scope: Scope;
  recoveredMs: number;
  attempt: number;
}

/** Strikes one program at the point, starts the next, and looks at everything that is left. */
export async function crashAt(point: Point, scope: Scope): Promise<Report> {
  const web = scope === 'worker' ? await installWeb() : null;
  await using installation = web ?? (await installWhole());
  const first = installation.start({ fault: point, tree: scope === 'tree' });
  const ready = await first.said(({ event }) => event === 'ready');
  await recordHistory(await installation.databaseUrl());
  const client = await signUp(web?.url ?? String(ready.url));
  await requestCutout(client, installation);
  if (point === 'in the purge') await expireImages(installation);
  await first.exited;
  expect(first.process.signalCode).toBe('SIGKILL');
  await client.close();

  installation.start();
  const startedAt = Date.now();
  const isPurged = point === 'in the purge';
  await vi.waitFor(() => (isPurged ? expectPurged(installation) : expectFinal(installation)), {
    timeout: patienceMs,
    interval: 100,
  });
  const recoveredMs = Date.now() - startedAt;
  const url = await installation.databaseUrl();
  expect(await findViolations(url, installation.dataDir)).toEqual(noViolations);
  if (isPurged) return { point, scope, recoveredMs, attempt: 0 };
  const cutout = (await readJobs(url)).find(({ kind }) => kind === 'PROCESS_IMAGE');
  expect(cutout).toMatchObject({
    status: 'SUCCEEDED',
    attempt: point === 'after row before complete' ? 1 : 2,
  });
  expect(await query(url, 'select 1 from rendition')).toHaveLength(3);
  return { point, scope, recoveredMs, attempt: cutout?.attempt ?? 0 };
}

/** A worker is killed in the last attempt; nobody has attempts left to give. */
export async function crashInLastAttempt(kills: number): Promise<void> {
  await using installation = await installWeb();
  const url = await installation.databaseUrl();
  await recordHistory(url);
  const client = await signUp(installation.url);
  for (let kill = 1; kill <= kills; kill++) {
    const program = installation.start({ fault: 'after matte' });
    if (kill === 1) await requestCutout(client, installation);
    // Its entry counts for itself what is left: one in the row alone would be found at the next delivery.
    if (kills === 1) {
      await query(url, "update job set max_attempts = 1 where kind = 'PROCESS_IMAGE'");
      await query(url, "update pgboss.job set retry_limit = 0 where name like 'cutout.%'");
    }
    await program.exited;
    expect(program.process.signalCode).toBe('SIGKILL');
  }
  await client.close();
  installation.start();
  await vi.waitFor(() => expectFinal(installation), { timeout: patienceMs, interval: 100 });
  const cutout = (await readJobs(url)).find(({ kind }) => kind === 'PROCESS_IMAGE');
  expect(cutout).toMatchObject({ status: 'FAILED', attempt: kills, code: 'PROCESS_CRASHED' });
  expect(await query(url, 'select 1 from rendition')).toHaveLength(2);
  expect(await findViolations(url, installation.dataDir)).toMatchObject({ doubleEnds: [], setbacks: [] });
}

/**
 * A worker is stopped at the point, another takes its job over and ends it, then the first goes on with what it was
 * about to do. It sleeps for `sleepMs`, or, if that is null, until its entry is made to look as old.
 */
export async function wakeZombie(point: Point, sleepMs: number | null): Promise<void> {
  await using installation = await installWeb();
  const url = await installation.databaseUrl();
  await recordHistory(url);
  const client = await signUp(installation.url);
  const zombie = installation.start({ fault: point, signal: 'SIGSTOP' });
  await requestCutout(client, installation);
  await vi.waitFor(async () => expect(await readState(zombie)).toBe('T'), { timeout: patienceMs });
  const stoppedAt = Date.now();
  if (sleepMs === null)
    await query(
      url,
      "update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'",
    );
  installation.start();
  await vi.waitFor(() => expectFinal(installation), { timeout: patienceMs, interval: 100 });
  await setTimeout(Math.max(0, (sleepMs ?? 0) - (Date.now() - stoppedAt)));
  zombie.process.kill('SIGCONT');
  const end = await zombie.said(({ kind, event }) => kind === 'PROCESS_IMAGE' && event !== 'job.started');
  // Within its transaction the database has given up on it; it hears of that, or of its lost entry, whichever is first.
  const ends = point === 'before row' ? ['job.failed', 'job.stopped'] : ['job.superseded'];
  expect(ends).toContain(end.event);
  await client.close();
  expect((await readJobs(url)).map(({ status, attempt }) => [status, attempt])).toEqual([
    ['SUCCEEDED', 1],
    ['SUCCEEDED', 2],
  ]);
  expect(await findViolations(url, installation.dataDir)).toEqual(noViolations);
}

/** T when it is stopped. */
async function readState({ process: { pid } }: Program): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2)[0];
}

/** Uploads a picture, waits until its thumbnail is made, and asks for a cutout: then no other job runs beside it. */
export async function requestCutout(client: TestClient, installation: Installation): Promise<void> {
  const { data } = await client.upload(await makePicture());
  await vi.waitFor(() => expectFinal(installation), { timeout: 15_000, interval: 50 });
  await client.get('mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }', {
    input: { imageId: data?.uploadImage.image.id, recipe: { removeBackground: {} } },
  });
}

/** Jobs are final, and no entry of the queue is left that would bring one back. */
export async function expectFinal({ databaseUrl }: Installation): Promise<void> {
  const url = await databaseUrl();
  const active = await query(url, `select 1 from job where status in ('QUEUED', 'RUNNING')`);
  const entries = await query(
    url,
    `select 1 from pgboss.job where name not like 'maintenance.%' and state < 'completed'`,
  );
  expect([active.length, entries.length]).toEqual([0, 0]);
}

async function expectPurged({ databaseUrl }: Installation): Promise<void> {
  expect(await query(await databaseUrl(), 'select 1 from image')).toEqual([]);
}

async function expireImages(installation: Installation): Promise<void> {
  await vi.waitFor(() => expectFinal(installation), { timeout: 15_000, interval: 50 });
  await query(await installation.databaseUrl(), "update image set expires_at = now() - interval '1 second'");
}
