import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../src/context/context.ts';
import { blockHost } from '../../../src/services/fetch/block-host.ts';
import { forgetHosts } from '../../../src/services/fetch/forget-hosts.ts';
import { politeHostOf } from '../../../src/services/fetch/host-of.ts';
import { reserveStarts } from '../../../src/services/fetch/reserve-starts.ts';
import { awaitTurn, leaveSeat, takeSeat } from '../../../src/services/fetch/seat.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { query } from '../../crash/truth.ts';

let app: TestApp;
let mine: Context;
let theirs: Context;

beforeAll(async () => {
  app = await startTestApp({ serve: false, work: false });
  [mine, theirs] = [app.contexts.forAccount('acc_a'), app.contexts.forAccount('acc_b')];
});
afterAll(() => app.close());

const system = () => app.contexts.forSystem();

test.each([
  ['https://CDN.example.org/a', 'cdn.example.org'],
  ['http://192.0.2.7:8080/', '192.0.2.7'],
  ['http://[::ffff:192.0.2.7]/', '192.0.2.7'],
  ['http://0xc0000207/', '192.0.2.7'],
  ['http://[2001:db8:0::1]/', '2001:db8::1'],
])('%s is asked of %s', (url, host) => {
  expect(politeHostOf(new URL(url))).toBe(host);
});

test('starts from a host are 250 ms apart, behind those that are reserved, and every account has its own line', async () => {
  const about = (seconds: number) => expect.closeTo(seconds, 1);
  expect(await reserveStarts(mine, ['a.test', 'b.test', 'a.test', 'a.test'])).toEqual(
    [0, 0, 0.25, 0.5].map(about),
  );
  const [next, other] = await reserveStarts(mine, ['a.test', 'c.test']);
  expect(next).toBeGreaterThan(0);
  expect(next).toBeLessThanOrEqual(0.75);
  expect(other).toBe(0);
  expect(await reserveStarts(theirs, ['a.test'])).toEqual([0]);
  const [later] = await reserveStarts(theirs, ['d.test'], { leastMs: 1000 });
  expect(later).toBeCloseTo(1, 1);
  expect(await reserveStarts(mine, [])).toEqual([]);
});

test('reservations that are made at once are not given twice', async () => {
  await reserveStarts(mine, ['e.test']);
  const read = async () =>
    (
      await query<{ ms: number }>(
        app.databaseUrl,
        "select (extract(epoch from next_at) * 1000)::float8 as ms from fetch_line where host = 'e.test'",
      )
    )[0]!.ms;
  const before = await read();
  await Promise.all(
    Array.from({ length: 8 }, () => reserveStarts(app.contexts.forAccount('acc_a'), ['e.test', 'e.test'])),
  );
  expect((await read()) - before).toBeGreaterThanOrEqual(16 * 250 - 1);
});

test('a host has two seats, whoever asks', async () => {
  const seats = await Promise.all(
    ['job_1', 'job_2', 'job_3', 'job_4'].map((job) => takeSeat(system(), 'seats.test', job)),
  );
  const taken = seats.filter((seat) => seat !== null);
  expect(taken).toHaveLength(2);
  // The worker of it died; the next has the same job.
  expect(await takeSeat(system(), 'seats.test', taken[0]!.jobId)).not.toBeNull();
  expect(await takeSeat(system(), 'seats.test', 'job_5')).toBeNull();
  expect(await takeSeat(system(), 'other.test', 'job_5')).not.toBeNull();
  await leaveSeat(system(), taken[1]!);
  expect(await takeSeat(system(), 'seats.test', 'job_5')).not.toBeNull();
});

test('fetches from a host begin 250 ms apart, and others do not wait for them', async () => {
  const jobs = ['job_1', 'job_2'];
  const begun: number[] = [];
  await Promise.all(
    jobs.map(async (job) => {
      const seat = await takeSeat(system(), 'turns.test', job);
      await awaitTurn(system(), seat!);
      begun.push(performance.now());
    }),
  );
  // Less what a busy machine takes to tell of the first.
  expect(begun[1]! - begun[0]!).toBeGreaterThan(100);
  const seat = await takeSeat(system(), 'alone.test', 'job_3');
  await awaitTurn(system(), seat!);
});

test('the seat of a process that died is free again after a while', async () => {
  await takeSeat(system(), 'died.test', 'job_1');
  await takeSeat(system(), 'died.test', 'job_2');
  await query(
    app.databaseUrl,
    `update fetch_host set seats = '{"job_1": 1, "job_2": 1}' where host = 'died.test'`,
  );
  expect(await takeSeat(system(), 'died.test', 'job_3')).not.toBeNull();
  const [row] = await query<{ seats: object }>(
    app.databaseUrl,
    "select seats from fetch_host where host = 'died.test'",
  );
  expect(Object.keys(row!.seats)).toEqual(['job_3']);
});

test('a host that wants to be left alone is, by every account, and no shorter for being told again', async () => {
  await blockHost(system(), 'busy.test', 60_000);
  await blockHost(system(), 'busy.test', 1000);
  expect(await takeSeat(system(), 'busy.test', 'job_1')).toBeNull();
  for (const ctx of [mine, theirs])
    for (const [i, start] of (await reserveStarts(ctx, ['busy.test', 'busy.test'])).entries()) {
      expect(start).toBeGreaterThan(50);
      expect(start).toBeLessThanOrEqual(60 + i / 4);
    }
  await query(app.databaseUrl, "update fetch_host set blocked_until = now() where host = 'busy.test'");
  expect(await takeSeat(system(), 'busy.test', 'job_1')).not.toBeNull();
});

test('what nobody waits for any more is forgotten', async () => {
  await takeSeat(system(), 'old.test', 'job_1');
  await takeSeat(system(), 'new.test', 'job_1');
  await reserveStarts(mine, ['old.test', 'new.test']);
  for (const table of ['fetch_host', 'fetch_line'])
    await query(
      app.databaseUrl,
      `update ${table} set next_at = now() - interval '2 hours' where host = 'old.test'`,
    );
  await forgetHosts(system());
  for (const table of ['fetch_host', 'fetch_line'])
    expect(
      await query(app.databaseUrl, `select host from ${table} where host in ('old.test', 'new.test')`),
    ).toEqual([{ host: 'new.test' }]);
});
