import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createId } from '../../src/schema/id.ts';
import { signUp } from '../client.ts';
import { runSql } from '../sql.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { openWebhookBed, type WebhookBed } from './webhook-bed.ts';

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

const sendTest = (id: string, type = 'TEST') =>
  bed.client.ask<{ sendTestWebhook: { delivery: { id: string; maxAttempts: number } } }>(
    `mutation { sendTestWebhook(input: { id: "${id}", type: ${type} }) { delivery { id maxAttempts } } }`,
  );

interface Replayed {
  count: number;
  deliveries: { id: string; isReplay: boolean; event: { id: string } }[];
  notFoundIds: string[];
}

const replay = (input: string, by = bed.client) =>
  by.ask<{ replayWebhooks: Replayed }>(
    `mutation { replayWebhooks(input: { ${input} }) { count deliveries { id isReplay event { id } } notFoundIds } }`,
  );

const setStatus = (id: string, status: string) =>
  runSql(bed.app, 'update webhook_endpoint set status = $2 where id = $1', [id, status]);

test.each([
  'IMAGE_READY',
  'IMAGE_REJECTED',
  'IMAGE_EXPIRING',
  'JOB_SUCCEEDED',
  'JOB_FAILED',
  'BATCH_FINISHED',
  'WEBHOOK_DISABLED',
  'TEST',
])('a test of %s is sent, signed, also to an endpoint that is disabled, once', async (type) => {
  const { id, secret } = await bed.create(receiver.url, '');
  await setStatus(id, 'DISABLED');
  expect((await sendTest(id, type)).data!.sendTestWebhook.delivery.maxAttempts).toBe(1);
  receiver.answer(500);
  expect(await bed.dispatch(id)).toEqual({ sent: 1, nextAt: null });
  const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
  const told = new Webhook(secret).verify(body, headers as Record<string, string>) as {
    type: string;
    data: object;
  };
  const wire = type === 'TEST' ? 'webhook.test' : type.toLowerCase().replace('_', '.');
  expect(told).toMatchObject({ type: wire });
  expect(Object.keys(told.data)).toHaveLength(type === 'TEST' ? 0 : type.startsWith('JOB') ? 2 : 1);
  expect(await bed.deliveries(id)).toMatchObject([{ status: 'FAILED', attempt: 1 }]);
  expect(await bed.endpoint(id)).toMatchObject({ consecutiveFailures: 0, failingSince: null });
});

test('what was given up is replayed with its bytes and its id, from an instant on', async () => {
  const { id } = await bed.create(receiver.url);
  receiver.answer(410);
  const since = bed.now().toISOString();
  await bed.note({ type: 'IMAGE_READY', imageId: 'img_1' });
  await bed.dispatch(id);
  const first = receiver.received[0]!;
  await setStatus(id, 'DISABLED');
  receiver.answer(204);
  const replayed = (await replay(`endpointId: "${id}", since: "${since}"`)).data!.replayWebhooks;
  expect(replayed).toMatchObject({ count: 1, notFoundIds: [], deliveries: [{ isReplay: true }] });
  // What waits is not sent twice.
  expect((await replay(`endpointId: "${id}", since: "${since}"`)).data!.replayWebhooks.count).toBe(0);
  await bed.dispatch(id);
  const second = receiver.received[1]!;
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
  expect(second.body).toEqual(first.body);
  const all = await bed.deliveries(id);
  expect(all.map(({ status, isReplay }) => [status, isReplay])).toEqual([
    ['SUCCEEDED', true],
    ['FAILED', false],
  ]);
  // By its id, whatever has become of it.
  const again = await replay(`deliveryIds: ["${all[0]!.id}", "${createId('WebhookDelivery')}"]`);
  expect(again.data!.replayWebhooks).toMatchObject({
    count: 1,
    notFoundIds: [expect.stringMatching(/^whd_/)],
  });
});

test('nothing of another account is replayed, nor of an endpoint that was deleted', async () => {
  const { id } = await bed.create(receiver.url);
  await bed.note({ type: 'IMAGE_READY', imageId: 'img_1' });
  await bed.dispatch(id);
  const [delivery] = await bed.deliveries(id);
  const stranger = await signUp(bed.app.url);
  const foreign = await replay(`deliveryIds: ["${delivery!.id}"]`, stranger);
  expect(foreign.data!.replayWebhooks).toEqual({ count: 0, deliveries: [], notFoundIds: [delivery!.id] });
  const since = 'since: "2000-01-01T00:00:00Z"';
  const unknown = createId('WebhookEndpoint');
  const answers = await Promise.all(
    [id, unknown].map(async (one) => {
      const { errors } = await replay(`endpointId: "${one}", ${since}`, stranger);
      return JSON.stringify(errors).replaceAll(one, '<id>');
    }),
  );
  expect(answers[0]).toContain('NOT_FOUND');
  expect(answers[0]).toBe(answers[1]);
  await stranger.close();
  await bed.client.get(`mutation { deleteWebhookEndpoint(input: { id: "${id}" }) { deletedId } }`);
  const gone = await replay(`deliveryIds: ["${delivery!.id}"]`);
  expect(gone.data!.replayWebhooks).toEqual({ count: 0, deliveries: [], notFoundIds: [delivery!.id] });
  expect((await replay(`endpointId: "${id}", ${since}`)).errors).toMatchObject([
    { extensions: { code: 'GONE' } },
  ]);
});

test.each([
  ['', 'input.deliveryIds'],
  ['deliveryIds: [], endpointId: "whe_1"', 'input.deliveryIds'],
  ['endpointId: "whe_1"', 'input.since'],
])('{ %s } says not what to replay', async (input, argument) => {
  expect((await replay(input)).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument } } },
  ]);
});

test('deliveries are told live, from put in line to done', async () => {
  const { id } = await bed.create(receiver.url);
  const other = await bed.create(receiver.url);
  const states: string[] = [];
  const query = `subscription { webhookDeliveriesUpdated(endpointId: "${id}") { delivery { id status attempt endpoint { id } } isCaughtUp cursor } }`;
  interface Told {
    webhookDeliveriesUpdated: {
      delivery: { status: string; endpoint: { id: string } } | null;
      isCaughtUp: boolean;
    };
  }
  for await (const { data } of bed.client.subscribe<Told>(query)) {
    const { delivery, isCaughtUp } = data!.webhookDeliveriesUpdated;
    if (!delivery && isCaughtUp) {
      await bed.note({ type: 'IMAGE_READY', imageId: 'img_1' });
      void bed.dispatch(other.id).then(() => bed.dispatch(id));
    }
    if (!delivery) continue;
    expect(delivery.endpoint.id).toBe(id);
    states.push(delivery.status);
    if (delivery.status === 'SUCCEEDED') break;
  }
  expect(states[0]).toBe('QUEUED');
  expect(states.at(-1)).toBe('SUCCEEDED');
});
