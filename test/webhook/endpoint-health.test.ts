import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nextDelayMs } from '../../src/services/webhook/schedule.ts';
import { runSql } from '../sql.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { listEntries, openWebhookBed, type WebhookBed } from './webhook-bed.ts';

let bed: WebhookBed;
let receiver: Receiver;

beforeAll(async () => {
  bed = await openWebhookBed();
});
afterAll(() => bed.close());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const note = (count = 1) =>
  bed.note(
    ...Array.from({ length: count }, (_, i) => ({ type: 'IMAGE_READY' as const, imageId: `img_${i}` })),
  );

const statusesOf = async (id: string) => (await bed.deliveries(id)).map(({ status }) => status);

test('Retry-After is obeyed within twice the schedule, and who is overrun has a minute', () => {
  const delay = (statusCode: number | null, retryAfter?: string, isTimeout = false) =>
    nextDelayMs({ attempt: 2, statusCode, isTimeout, retryAfter }, { nowMs: 0, random: () => 0.5 });
  const first = (statusCode: number | null, retryAfter?: string, isTimeout = false) =>
    nextDelayMs({ attempt: 1, statusCode, isTimeout, retryAfter }, { nowMs: 0, random: () => 0.5 });
  expect(delay(500)).toBe(5 * minute);
  expect(delay(503, '1')).toBe(5 * minute);
  expect(delay(503, '420')).toBe(7 * minute);
  expect(delay(429, new Date(7 * minute).toUTCString())).toBe(7 * minute);
  expect(delay(429, '99999999')).toBe(10 * minute);
  expect(delay(500, '420')).toBe(5 * minute);
  expect([first(500), first(503), first(404)]).toEqual([5000, 5000, 5000]);
  expect([first(429), first(502), first(504), first(null, undefined, true)]).toEqual([
    minute,
    minute,
    minute,
    minute,
  ]);
  expect(first(429, '90')).toBe(90 * second);
});

test('410 disables the endpoint at once, and the others are told', async () => {
  const other = await startReceiver();
  const [gone, told] = [await bed.create(receiver.url), await bed.create(other.url, 'WEBHOOK_DISABLED')];
  receiver.answer(410);
  await note(8);
  await bed.dispatch(gone.id);
  expect(await bed.endpoint(gone.id)).toMatchObject({
    status: 'DISABLED',
    disabledReason: { code: 'GONE' },
    waiting: 0,
  });
  const statuses = await statusesOf(gone.id);
  expect(statuses).toContain('FAILED');
  expect(new Set(statuses)).toEqual(new Set(['FAILED', 'CANCELED']));
  await note();
  expect(await statusesOf(gone.id)).toHaveLength(8);
  await bed.dispatch(told.id);
  expect(JSON.parse(other.received[0]!.body.toString())).toMatchObject({
    type: 'webhook.disabled',
    data: { endpoint: { id: gone.id, status: 'DISABLED', disabledReason: { code: 'GONE' } } },
  });
  expect(other.received).toHaveLength(1);
  await other.close();
});

test('after five failures in a row one delivery probes, and a success sends all that waited, in order', async () => {
  const { id } = await bed.create(receiver.url);
  receiver.answer(500);
  await note(40);
  await bed.dispatch(id);
  const before = receiver.received.length;
  expect(before).toBeLessThanOrEqual(9);
  const open = await bed.endpoint(id);
  expect(open.consecutiveFailures).toBe(before);
  const pauses: number[] = [Date.parse(open.pausedUntil!) - bed.now().getTime()];
  for (let probe = 1; probe <= 6; probe++) {
    expect((await bed.dispatch(id)).sent).toBe(0);
    bed.move(pauses.at(-1)!);
    expect((await bed.dispatch(id)).sent).toBe(1);
    pauses.push(Date.parse((await bed.endpoint(id)).pausedUntil!) - bed.now().getTime());
  }
  const planned = [30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 15 * minute, 15 * minute];
  for (const [i, pause] of pauses.entries()) expect(Math.abs(pause - planned[i]!)).toBeLessThan(3000);
  const waiting = (await bed.deliveries(id)).filter(({ attempt }) => attempt === 0);
  expect(waiting.length).toBeGreaterThanOrEqual(40 - before - 6);
  receiver.answer(204);
  bed.move(15 * minute);
  const run = await bed.dispatch(id);
  expect(run).toMatchObject({ sent: 40, nextAt: null });
  expect(await bed.endpoint(id)).toMatchObject({
    consecutiveFailures: 0,
    failingSince: null,
    pausedUntil: null,
  });
  expect(new Set(await statusesOf(id))).toEqual(new Set(['SUCCEEDED']));
  const ids = receiver.received.slice(-39).map(({ headers }) => headers['webhook-id'] as string);
  // Five are under way at once.
  const late = ids.map((one, i) => Math.abs(ids.toSorted().indexOf(one) - i));
  expect(Math.max(...late)).toBeLessThan(5);
});

test('who fails for five days is disabled, with ten failures at least and not by a burst alone', async () => {
  const { id } = await bed.create(receiver.url);
  receiver.answer(500);
  await note();
  await bed.dispatch(id);
  bed.move(5 * day);
  await note(30);
  await bed.dispatch(id);
  // A burst, five days after the one before.
  for (let i = 0; i < 12; i++) {
    bed.move(16 * minute);
    await bed.dispatch(id);
  }
  const burst = await bed.endpoint(id);
  expect(burst.status).toBe('ACTIVE');
  expect(burst.consecutiveFailures).toBeGreaterThan(10);
  bed.move(12 * hour);
  await bed.dispatch(id);
  expect(await bed.endpoint(id)).toMatchObject({
    status: 'DISABLED',
    disabledReason: { code: 'FETCH_FAILED' },
    waiting: 0,
  });
  await bed.client.get(
    `mutation { updateWebhookEndpoint(input: { id: "${id}", status: ACTIVE }) { endpoint { id } } }`,
  );
  expect(await bed.endpoint(id)).toMatchObject({
    status: 'ACTIVE',
    consecutiveFailures: 0,
    failingSince: null,
  });
});

test('what is written for an endpoint while it is disabled or deleted does not wait for ever', async () => {
  const [disabled, deleted] = [await bed.create(receiver.url), await bed.create(receiver.url)];
  await note();
  await runSql(bed.app, "update webhook_endpoint set status = 'DISABLED' where id = $1", [disabled.id]);
  await runSql(bed.app, 'update webhook_endpoint set gone_at = now() where id = $1', [deleted.id]);
  for (const { id } of [disabled, deleted]) expect((await bed.dispatch(id)).sent).toBe(0);
  const rows = await runSql(bed.app, 'select status from webhook_delivery where endpoint_id = any($1)', [
    [disabled.id, deleted.id],
  ]);
  expect(rows).toEqual([{ status: 'CANCELED' }, { status: 'CANCELED' }]);
});

test('a paused endpoint is sent nothing, and goes on when it is active again', async () => {
  const { id } = await bed.create(receiver.url);
  await note();
  const update = (status: string) =>
    bed.client.get(
      `mutation { updateWebhookEndpoint(input: { id: "${id}", status: ${status} }) { endpoint { id } } }`,
    );
  await update('PAUSED');
  expect(await bed.dispatch(id)).toEqual({ sent: 0, nextAt: null });
  await runSql(bed.app, "delete from pgboss.job where name = 'webhook'");
  await update('ACTIVE');
  expect(await listEntries(bed.app)).toMatchObject([{ endpoint: id }]);
  expect((await bed.dispatch(id)).sent).toBe(1);
});
