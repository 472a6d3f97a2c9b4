import { spawnSync } from 'node:child_process';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSql } from '../sql.ts';
import { readSnippets } from '../strangers/readme.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { listEntries, openWebhookBed, type WebhookBed } from './webhook-bed.ts';

let bed: WebhookBed;

beforeAll(async () => {
  bed = await openWebhookBed({ work: true });
});
afterAll(() => bed.close());

const note = (type: 'IMAGE_READY' | 'IMAGE_REJECTED', from: number, count: number) =>
  bed.note(...Array.from({ length: count }, (_, i) => ({ type, imageId: `🏺 ${from + i}` })));

const countBy = async (endpoint: string) =>
  Object.fromEntries(
    (
      await runSql<{ status: string; count: number }>(
        bed.app,
        'select status, count(*)::int as count from webhook_delivery where endpoint_id = $1 group by status',
        [endpoint],
      )
    ).map(({ status, count }) => [status, count]),
  );

const byNode = (secret: string, { body, headers }: Receiver['received'][number]) => {
  try {
    return Boolean(new Webhook(secret).verify(body, headers as Record<string, string>));
  } catch {
    return false;
  }
};

async function byPython(secret: string, received: Receiver['received']): Promise<number> {
  const { 'In Python': snippet } = await readSnippets('http://127.0.0.1:4000', 'Webhooks');
  const call = `
import json, sys
good = 0
for line in sys.stdin:
    one = json.loads(line)
    try:
        verify(one["secret"], one["headers"], base64.b64decode(one["body"]))
        good += 1
    except ValueError:
        pass
print(good)`;
  const lines = received.map(({ headers, body }) =>
    JSON.stringify({ secret, headers, body: body.toString('base64') }),
  );
  const { stdout } = spawnSync('python3', ['-c', `${snippet!.text}\n${call}`], { input: lines.join('\n') });
  return Number(stdout.toString());
}

test('2,000 deliveries are signed so that Node and Python take all, also while the secret changes', async () => {
  const receiver = await startReceiver();
  const { id, secret } = await bed.create(receiver.url);
  const startedAt = performance.now();
  await note('IMAGE_READY', 0, 1000);
  await receiver.untilReceived(1000);
  const { rotateWebhookSecret } = await bed.client.get<{ rotateWebhookSecret: { secret: string } }>(
    `mutation { rotateWebhookSecret(input: { id: "${id}", overlap: "PT1H" }) { secret } }`,
  );
  await note('IMAGE_READY', 1000, 500);
  await receiver.untilReceived(1500);
  await runSql(bed.app, 'update webhook_endpoint set previous_secret_until = now() where id = $1', [id]);
  await note('IMAGE_READY', 1500, 500);
  const all = await receiver.untilReceived(2000);
  const seconds = (performance.now() - startedAt) / 1000;
  const next = rotateWebhookSecret.secret;
  const count = (by: string, part: Receiver['received']) => part.filter((one) => byNode(by, one)).length;
  const parts = [all.slice(0, 1000), all.slice(1000, 1500), all.slice(1500, 2000)] as const;
  expect(parts.map((part) => count(secret, part))).toEqual([1000, 500, 0]);
  expect(parts.map((part) => count(next, part))).toEqual([0, 500, 500]);
  expect(await byPython(secret, all)).toBe(1500);
  expect(await byPython(next, all)).toBe(1000);
  expect(new Set(all.map(({ headers }) => headers['webhook-id'])).size).toBe(2000);
  console.log(`2,000 deliveries in ${seconds.toFixed(1)} s`);
  await receiver.close();
});

test('10,000 events for a dead endpoint hold up nobody, and come in order when it is mended', async () => {
  const [dead, healthy] = [await startReceiver(), await startReceiver()];
  dead.answer(500);
  const [broken, good] = [await bed.create(dead.url, 'IMAGE_REJECTED'), await bed.create(healthy.url)];
  for (let i = 0; i < 10; i++) await note('IMAGE_REJECTED', i * 1000, 1000);
  await expect.poll(async () => (await bed.endpoint(broken.id)).pausedUntil).not.toBeNull();
  const tried = dead.received.length;
  expect(tried).toBeLessThanOrEqual(9);
  const waits: number[] = [];
  let most = 0;
  for (let i = 1; i <= 100; i++) {
    const startedAt = performance.now();
    await note('IMAGE_READY', i, 1);
    await healthy.untilReceived(i);
    waits.push(performance.now() - startedAt);
    most = Math.max(most, (await listEntries(bed.app)).length);
  }
  const p95 = waits.toSorted((a, b) => a - b)[94]!;
  console.log(`healthy endpoint: p95 ${Math.round(p95)} ms, at most ${most} entries in the queue`);
  expect(p95).toBeLessThan(1000);
  // One an endpoint; another test has left one.
  expect(most).toBeLessThanOrEqual(3);
  expect(dead.received.length - tried).toBeLessThanOrEqual(1);
  dead.answer(204);
  const before = dead.received.length;
  await runSql(bed.app, 'update webhook_endpoint set paused_until = now() where id = $1', [broken.id]);
  await bed.client.get(
    `mutation { updateWebhookEndpoint(input: { id: "${broken.id}", description: "Mended" }) { endpoint { id } } }`,
  );
  const startedAt = performance.now();
  const all = (await dead.untilReceived(before + 10_000)).slice(before);
  console.log(`10,000 that had waited: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  await expect.poll(() => countBy(broken.id)).toEqual({ SUCCEEDED: 10_000 });
  const ids = all.map(({ headers }) => headers['webhook-id'] as string);
  const rank = new Map(ids.toSorted().map((id, i) => [id, i]));
  // Five are under way at once, and the probe is of one that was tried before.
  const late = ids.filter((id, i) => Math.abs(rank.get(id)! - i) > 10);
  expect(late.length).toBeLessThanOrEqual(2);
  expect((await bed.endpoint(good.id)).consecutiveFailures).toBe(0);
  await Promise.all([dead.close(), healthy.close()]);
});
