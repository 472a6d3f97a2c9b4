import { quote, type Sample } from './sample.ts';

/** Those of webhooks. */
export const webhookSamples: Record<string, Sample> = {
  webhookEndpoint: {
    ask: ({ webhookEndpoint }) =>
      `webhookEndpoint(id: ${quote(webhookEndpoint)}) { id url waiting deliveries { nodes { id } } }`,
  },
  webhookEndpoints: { ask: () => 'webhookEndpoints(first: 100) { nodes { id url } }', isOwn: true },
  webhookDelivery: {
    ask: ({ webhookDelivery }) =>
      `webhookDelivery(id: ${quote(webhookDelivery)}) { id status event { id type } endpoint { id } }`,
  },
  webhookDeliveries: {
    ask: () => 'webhookDeliveries(first: 100, statuses: [SUCCEEDED, FAILED]) { nodes { id } }',
    isOwn: true,
  },
  createWebhookEndpoint: {
    ask: () =>
      'createWebhookEndpoint(input: { url: "https://hooks.invalid/new", events: [IMAGE_READY] }) { endpoint { id url events } secret }',
    isOwn: true,
  },
  updateWebhookEndpoint: {
    ask: ({ webhookEndpoint }) =>
      `updateWebhookEndpoint(input: { id: ${quote(webhookEndpoint)}, description: "Shop" }) { endpoint { id description } }`,
  },
  webhookPreview: {
    ask: ({ doneJob }) =>
      `webhookPreview(type: JOB_SUCCEEDED, id: ${quote(doneJob)}, payload: "fragment Told on WebhookEvent { id job { id } }") { body bytes isDefault }`,
  },
  sendTestWebhook: {
    ask: ({ webhookEndpoint }) =>
      `sendTestWebhook(input: { id: ${quote(webhookEndpoint)}, type: IMAGE_READY }) { delivery { id status } }`,
  },
  replayWebhooks: {
    ask: ({ webhookDelivery }) =>
      `replayWebhooks(input: { deliveryIds: [${quote(webhookDelivery)}] }) { deliveries { id isReplay } }`,
  },
  webhookDeliveriesUpdated: {
    ask: ({ webhookEndpoint }) =>
      `webhookDeliveriesUpdated(endpointId: ${quote(webhookEndpoint)}) { delivery { id status endpoint { id } } isCaughtUp }`,
    isOwn: true,
  },
  rotateWebhookSecret: {
    ask: ({ webhookEndpoint }) =>
      `rotateWebhookSecret(input: { id: ${quote(webhookEndpoint)} }) { endpoint { id previousSecretUntil } secret }`,
  },
};
