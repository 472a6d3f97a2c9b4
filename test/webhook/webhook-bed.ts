import type { Context } from '../../src/context/context.ts';
import { inTransaction } from '../../src/context/transaction.ts';
import type { Fact } from '../../src/events/outbox.ts';
import { dispatchEndpoint, type Run } from '../../src/services/webhook/dispatch.ts';
import { noteEvent } from '../../src/services/webhook/note-event.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';

export interface Delivery {
  id: string;
  status: string;
  attempt: number;
  maxAttempts: number;
  nextAttemptAt: string | null;
  body: string | null;
  isReplay: boolean;
  error: { code: string; params: Record<string, unknown> } | null;
  attempts: {
    number: number;
    statusCode: number | null;
    error: { code: string; params: Record<string, unknown> } | null;
    requestHeaders: { name: string; value: string }[];
    responseHeaders: { name: string; value: string }[];
    responseBody: string | null;
  }[];
  event: { id: string; type: string };
}

const failure = 'error { code params }';
export const deliveryFields = `id status attempt maxAttempts nextAttemptAt body isReplay ${failure} event { id type }
  attempts { number statusCode ${failure} requestHeaders { name value } responseHeaders { name value } responseBody }`;

export interface Endpoint {
  id: string;
  status: string;
  disabledReason: { code: string } | null;
  consecutiveFailures: number;
  failingSince: string | null;
  pausedUntil: string | null;
  waiting: number;
}

/** An account with endpoints, and a clock that stands still until it is moved. */
export interface WebhookBed {
  app: TestApp;
  client: TestClient;
  accountId: string;
  ctx: Context;
  /** Milliseconds. */
  move: (ms: number) => void;
  now: () => Date;
  create: (url: string, events?: string) => Promise<{ id: string; secret: string }>;
  note: (...facts: Omit<Fact, 'accountId'>[]) => Promise<void>;
  dispatch: (endpointId: string) => Promise<Run>;
  /** Newest first. */
  deliveries: (endpointId: string) => Promise<Delivery[]>;
  endpoint: (id: string) => Promise<Endpoint>;
  close: () => Promise<void>;
}

export const allowLoopback = { OUTBOUND_ALLOW: '127.0.0.1' };

export async function openWebhookBed(options: TestAppOptions = {}): Promise<WebhookBed> {
  let movedMs = 0;
  const now = () => new Date(Date.now() + movedMs);
  const app = await startTestApp({ work: false, now, ...options, env: { ...allowLoopback, ...options.env } });
  const client = await signUp(app.url);
  const { viewer } = await client.get<{ viewer: { id: string } }>('{ viewer { id } }');
  const ctx = app.contexts.forAccount(viewer.id);
  return {
    app,
    client,
    accountId: viewer.id,
    ctx,
    now,
    move: (ms) => {
      movedMs += ms;
    },
    async create(url, events = 'IMAGE_READY') {
      const { createWebhookEndpoint } = await client.get<{
        createWebhookEndpoint: { endpoint: { id: string }; secret: string };
      }>(
        `mutation { createWebhookEndpoint(input: { url: "${url}", events: [${events}] }) { endpoint { id } secret } }`,
      );
      return { id: createWebhookEndpoint.endpoint.id, secret: createWebhookEndpoint.secret };
    },
    note: (...facts) =>
      inTransaction(ctx, async (inner) =>
        noteEvent(inner, ...facts.map((fact) => ({ ...fact, accountId: viewer.id }))),
      ),
    dispatch: (endpointId) =>
      dispatchEndpoint(app.contexts, endpointId, { signal: new AbortController().signal }),
    async deliveries(id) {
      const { webhookEndpoint } = await client.get<{
        webhookEndpoint: { deliveries: { nodes: Delivery[] } };
      }>(`{ webhookEndpoint(id: "${id}") { deliveries(first: 100) { nodes { ${deliveryFields} } } } }`);
      return webhookEndpoint.deliveries.nodes;
    },
    async endpoint(id) {
      const { webhookEndpoint } = await client.get<{ webhookEndpoint: Endpoint }>(
        `{ webhookEndpoint(id: "${id}") { id status disabledReason { code } consecutiveFailures failingSince pausedUntil waiting } }`,
      );
      return webhookEndpoint;
    },
    async close() {
      await client.close();
      await app.close();
    },
  };
}

/** What waits in the queue for endpoints. */
export const listEntries = (app: TestApp) =>
  runSql<{ endpoint: string; seconds: number }>(
    app,
    `select singleton_key as endpoint, extract(epoch from start_after - now())::float8 as seconds from pgboss.job
     where name = 'webhook' and state = 'created'`,
  );
