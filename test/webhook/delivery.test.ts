import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp } from '../app.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { allowLoopback, openWebhookBed, type WebhookBed } from './webhook-bed.ts';

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

const noteImage = () => bed.note({ type: 'IMAGE_READY', imageId: 'img_1' });
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test('a worker tells of a picture that was uploaded, signed so that the library of the spec takes it', async () => {
  const { id, secret } = await bed.create(`${receiver.url}hook?shop=1`);
  const worker = await startTestApp({ beside: bed.app, serve: false, env: allowLoopback });
  const { data } = await bed.client.upload(await makePicture({ width: 64, height: 48 }));
  const imageId = data!.uploadImage.image.id;
  const [request] = await receiver.untilReceived(1);
  await worker.close();
  expect(request).toMatchObject({ method: 'POST', path: '/hook?shop=1' });
  expect(request!.headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': `${request!.body.length}`,
    'user-agent': expect.stringMatching(/^Pasteup\/[\d.]+ webhook$/),
  });
  const told = new Webhook(secret).verify(request!.body, request!.headers as Record<string, string>);
  expect(told).toMatchObject({
    type: 'image.ready',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    data: { image: { id: imageId, status: 'READY' } },
  });
  const [delivery] = await bed.deliveries(id);
  expect(delivery).toMatchObject({ status: 'SUCCEEDED', attempt: 1, error: null, nextAttemptAt: null });
  expect(delivery!.body).toBe(request!.body.toString());
  expect(delivery!.event).toEqual({ id: request!.headers['webhook-id'], type: 'IMAGE_READY' });
  const [attempt] = delivery!.attempts;
  expect(attempt).toMatchObject({ number: 1, statusCode: 204, error: null });
  const shown = attempt!.requestHeaders.find(({ name }) => name === 'webhook-signature')!.value;
  expect(request!.headers['webhook-signature']).toMatch(
    new RegExp(`^${shown.replace('…', '').replace(/[+/]/g, '.')}`),
  );
  expect(shown.length).toBeLessThan(20);
});

test('what failed is tried again with the same bytes and id, by the schedule of the spec', async () => {
  const { id, secret } = await bed.create(receiver.url);
  receiver.answer(500);
  await noteImage();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt++) {
    await bed.dispatch(id);
    const [delivery] = await bed.deliveries(id);
    expect(delivery).toMatchObject({
      attempt,
      maxAttempts: 10,
      error: { code: 'FETCH_FAILED', params: { statusCode: 500 } },
    });
    expect(delivery!.status).toBe(attempt < 10 ? 'QUEUED' : 'FAILED');
    if (delivery!.nextAttemptAt) {
      waits.push(Date.parse(delivery!.nextAttemptAt) - bed.now().getTime());
      // Of the same instant nothing is due.
      expect((await bed.dispatch(id)).sent).toBe(0);
      bed.move(Math.max(waits.at(-1)!, 16 * minute));
    }
  }
  const planned = [
    5 * second,
    5 * minute,
    30 * minute,
    2 * hour,
    5 * hour,
    10 * hour,
    14 * hour,
    20 * hour,
    24 * hour,
  ];
  expect(waits).toHaveLength(planned.length);
  for (const [i, wait] of waits.entries()) {
    expect(wait).toBeGreaterThan(0.8 * planned[i]! - 3000);
    expect(wait).toBeLessThanOrEqual(1.2 * planned[i]!);
  }
  expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
  const [last] = await bed.deliveries(id);
  expect(last!.attempts.map(({ number, statusCode }) => [number, statusCode])).toEqual(
    Array.from({ length: 10 }, (_, i) => [i + 1, 500]),
  );
  expect(secret).toMatch(/^whsec_/);
});

test('redirects are not followed, and where they lead is shown', async () => {
  const { id } = await bed.create(receiver.url);
  receiver.answer(
    (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end(),
  );
  await noteImage();
  await bed.dispatch(id);
  const [delivery] = await bed.deliveries(id);
  expect(delivery!.error).toMatchObject({
    code: 'FETCH_FAILED',
    params: { reason: 'REDIRECT', statusCode: 302, location: 'http://127.0.0.1:1/inside' },
  });
  expect(receiver.received).toHaveLength(1);
});

test('of an answer from inside the network nothing is kept but its status', async () => {
  const { id } = await bed.create(receiver.url);
  receiver.answer((response) => void response.writeHead(500, { 'x-inside': 'secret' }).end('secret'));
  await noteImage();
  await bed.dispatch(id);
  const attempts = (await bed.deliveries(id))[0]?.attempts;
  expect(attempts).toMatchObject([{ statusCode: 500, responseBody: null }]);
  expect(JSON.stringify(attempts)).not.toContain('secret');
});

test('two secrets sign until the overlap ends, the newest first', async () => {
  const { id, secret } = await bed.create(receiver.url);
  const { rotateWebhookSecret } = await bed.client.get<{ rotateWebhookSecret: { secret: string } }>(
    `mutation { rotateWebhookSecret(input: { id: "${id}", overlap: "PT1H" }) { secret } }`,
  );
  await noteImage();
  await bed.dispatch(id);
  bed.move(hour);
  await noteImage();
  await bed.dispatch(id);
  const [during, after] = receiver.received;
  const verify = (by: string, { body, headers }: NonNullable<typeof during>) => {
    const at = headers['webhook-timestamp'];
    const own = new Webhook(by).sign(headers['webhook-id'] as string, new Date(Number(at) * 1000), body);
    return (headers['webhook-signature'] as string).split(' ').indexOf(own);
  };
  expect(verify(rotateWebhookSecret.secret, during!)).toBe(0);
  expect(verify(secret, during!)).toBe(1);
  expect(verify(rotateWebhookSecret.secret, after!)).toBe(0);
  expect(verify(secret, after!)).toBe(-1);
});

test('what is sent by a run that died is sent again, and what that one says later is not heard', async () => {
  const { id } = await bed.create(receiver.url);
  await noteImage();
  const held = Promise.withResolvers<void>();
  receiver.answer(async (response) => {
    await held.promise;
    response.writeHead(500).end();
  });
  const frozen = bed.dispatch(id);
  await receiver.untilReceived(1);
  receiver.answer(204);
  // As the queue hands it to another, once the first has shown no life for ten seconds.
  await bed.dispatch(id);
  held.resolve();
  await frozen;
  const [delivery] = await bed.deliveries(id);
  expect(delivery).toMatchObject({ status: 'SUCCEEDED', attempt: 1 });
  expect(delivery!.attempts).toHaveLength(1);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(receiver.received).toHaveLength(2);
});

test('what a process has begun that was killed is sent by the next, with its attempt given back', async () => {
  const { id } = await bed.create(receiver.url);
  await noteImage();
  // As it stands once a worker has claimed it: before its body was made, or behind that and before it was sent or recorded.
  for (const body of ['null', `'{"type":"image.ready"}'`]) {
    const claimed = `update webhook_delivery set status = 'RUNNING', attempt = attempt + 1, claim = claim + 1, next_attempt_at = null, body = ${body}`;
    await runSql(bed.app, `${claimed} where endpoint_id = $1`, [id]);
    await bed.dispatch(id);
    expect((await bed.deliveries(id))[0]).toMatchObject({ status: 'SUCCEEDED', attempt: 1 });
    await runSql(
      bed.app,
      "update webhook_delivery set status = 'QUEUED', attempt = 0, next_attempt_at = now(), finished_at = null where endpoint_id = $1",
      [id],
    );
    await runSql(
      bed.app,
      'delete from webhook_attempt where delivery_id in (select id from webhook_delivery where endpoint_id = $1)',
      [id],
    );
  }
  expect(receiver.received[1]!.body.toString()).toBe('{"type":"image.ready"}');
  // What has taken five processes with it is not tried by a sixth.
  await runSql(
    bed.app,
    "update webhook_delivery set status = 'RUNNING', attempt = 1, claim = 6 where endpoint_id = $1",
    [id],
  );
  expect((await bed.dispatch(id)).sent).toBe(0);
  expect((await bed.deliveries(id))[0]).toMatchObject({
    status: 'FAILED',
    error: { code: 'PROCESS_CRASHED' },
  });
});

test('an address that no one answers at is a failure like any other', async () => {
  const { id } = await bed.create(receiver.url);
  await receiver.close();
  await noteImage();
  await bed.dispatch(id);
  const [delivery] = await bed.deliveries(id);
  expect(delivery).toMatchObject({ status: 'QUEUED', error: { params: { reason: 'UNREACHABLE' } } });
  expect(delivery!.attempts).toMatchObject([{ statusCode: null, responseHeaders: [], responseBody: null }]);
});
