import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { openWebhookBed, type WebhookBed } from './webhook-bed.ts';

let bed: WebhookBed;
let receiver: Receiver;
let imageId: string;
let foreignImageId: string;
let stranger: TestClient;

beforeAll(async () => {
  bed = await openWebhookBed();
  stranger = await signUp(bed.app.url);
  const picture = await makePicture({ width: 64, height: 48 });
  imageId = (await bed.client.upload(picture)).data!.uploadImage.image.id;
  foreignImageId = (await stranger.upload(picture)).data!.uploadImage.image.id;
});
afterAll(async () => {
  await stranger.close();
  await bed.close();
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const previewQuery = `query ($type: WebhookEventType!, $payload: String, $id: ID) {
  webhookPreview(type: $type, payload: $payload, id: $id) { body bytes isDefault } }`;

const preview = (variables: object, by = bed.client) =>
  by.ask<{ webhookPreview: { body: string; bytes: number; isDefault: boolean } }>(previewQuery, {
    type: 'IMAGE_READY',
    ...variables,
  });

const fields = [
  'id type image { id width height filename }',
  'image { id jobs(first: 5) { nodes { id kind status } } gallery { id } }',
  'type job { id } batch { id } endpoint { id } ... @include(if: true) { image { placeholder } }',
];

test.each(fields)(
  '{ %s } makes of an event what the same question over HTTP is answered',
  async (selection) => {
    const payload = `fragment Told on WebhookEvent { id ${selection} }`;
    const { createWebhookEndpoint } = await bed.client.get<{
      createWebhookEndpoint: { endpoint: { id: string; payload: string } };
    }>(
      `mutation ($payload: String) { createWebhookEndpoint(input: { url: "${receiver.url}", events: [IMAGE_READY], payload: $payload }) { endpoint { id payload } } }`,
      { payload },
    );
    expect(createWebhookEndpoint.endpoint.payload).toBe(payload);
    await bed.note({ type: 'IMAGE_READY', imageId });
    await bed.dispatch(createWebhookEndpoint.endpoint.id);
    const told = JSON.parse(receiver.received[0]!.body.toString());
    expect(Object.keys(told)).toEqual(['type', 'timestamp', 'data']);
    const { node } = await bed.client.get<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { ...Told } } ${payload}`,
      { id: receiver.received[0]!.headers['webhook-id'] },
    );
    expect(told.data).toEqual(node);
  },
);

test.each([
  ['fragment Told on WebhookEvent { id', 1, 35],
  ['fragment Told on WebhookEvent {\n  id\n  secret\n}', 3, 3],
  ['fragment Told on Image { id }', 1, 1],
  ['{ viewer { id } }', 1, 1],
  ['mutation { deleteAccount(input: { id: "acc_1" }) { deletedId } }', 1, 1],
  ['fragment A on WebhookEvent { id }\nfragment B on Image { id }', 2, 1],
  ['fragment A on WebhookEvent { id ...A }', 1, 33],
  ['fragment A on WebhookEvent { id ...B }', 1, 36],
  ['fragment A on WebhookEvent { image { rendition(recipe: $recipe) { id } } }', 1, 56],
  [
    'fragment A on WebhookEvent { image { jobs(first: 100) { nodes { image { renditions(first: 100) { nodes { id } } } } } } }',
    1,
    1,
  ],
  [`fragment A on WebhookEvent { ${Array.from({ length: 60 }, (_, i) => `a${i}: id`).join(' ')} }`, 1, 1],
])('%s is refused at line %i, column %i', async (payload, line, column) => {
  const { errors } = await preview({ payload });
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument: 'payload', line, column } } },
  ]);
  const made = await bed.client.ask(
    'mutation ($payload: String) { createWebhookEndpoint(input: { url: "https://hooks.invalid/", payload: $payload }) { secret } }',
    { payload },
  );
  expect(made.errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument: 'input.payload', line, column } } },
  ]);
});

test('what comes to more than 20 KB is sent as the default, and says so', async () => {
  const recipes = Array.from({ length: 20 }, (_, i) => `{ resize: { width: ${10 + i} } }`).join(' ');
  await bed.client.get(
    `mutation { processImages(input: { imageIds: ["${imageId}"], recipes: [${recipes}] }) { jobs { id } } }`,
  );
  const list =
    'jobs(first: 20) { nodes { id kind status stage progress attempt maxAttempts createdAt updatedAt } }';
  const make = async (count: number) => {
    const lists = Array.from({ length: count }, (_, i) => `a${i}: ${list}`).join(' ');
    return (await preview({ payload: `fragment A on WebhookEvent { image { ${lists} } }` })).data!
      .webhookPreview;
  };
  const whole = await make(1);
  expect(whole).toMatchObject({ isDefault: false });
  const cut = await make(Math.ceil(20_000 / whole.bytes) + 1);
  expect(cut.isDefault).toBe(true);
  expect(JSON.parse(cut.body)).toMatchObject({ truncated: true, data: { image: { id: imageId } } });
});

test('a preview is of an object of the viewer, counts its bytes, and leaves nothing', async () => {
  const payload = 'fragment A on WebhookEvent { image { id filename } }';
  const own = (await preview({ payload, id: imageId })).data!.webhookPreview;
  expect(own).toMatchObject({ isDefault: false, bytes: Buffer.byteLength(own.body) });
  expect(JSON.parse(own.body)).toMatchObject({ type: 'image.ready', data: { image: { id: imageId } } });
  expect((await preview({ payload, id: foreignImageId })).errors).toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
  const { body } = (await preview({ type: 'JOB_FAILED' }, stranger)).data!.webhookPreview;
  expect(JSON.parse(body)).toMatchObject({ data: { job: { status: null } } });
  const { webhookDeliveries } = await stranger.get<{ webhookDeliveries: { nodes: object[] } }>(
    '{ webhookDeliveries { nodes { id } } }',
  );
  expect(webhookDeliveries.nodes).toEqual([]);
});

test('an event that names what is foreign leads to nothing of it', async () => {
  const { createWebhookEndpoint } = await bed.client.get<{
    createWebhookEndpoint: { endpoint: { id: string } };
  }>(
    `mutation { createWebhookEndpoint(input: { url: "${receiver.url}", events: [IMAGE_READY], payload: "fragment A on WebhookEvent { image { id url } }" }) { endpoint { id } } }`,
  );
  await bed.note({ type: 'IMAGE_READY', imageId: foreignImageId });
  await bed.dispatch(createWebhookEndpoint.endpoint.id);
  expect(JSON.parse(receiver.received[0]!.body.toString()).data).toEqual({ image: null });
});
