import { createId } from '../../src/schema/id.ts';
import type { TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { runSql } from '../sql.ts';

/** An endpoint that is told of nothing, and what it was told nevertheless: of a job, and of itself. */
export async function makeWebhook(
  owner: TestClient,
  { app, image, job, batch }: { app: TestApp; image: string; job: string; batch: string },
) {
  const { createWebhookEndpoint } = await owner.get<{ createWebhookEndpoint: { endpoint: { id: string } } }>(
    'mutation { createWebhookEndpoint(input: { url: "https://hooks.invalid/" }) { endpoint { id } } }',
  );
  const webhookEndpoint = createWebhookEndpoint.endpoint.id;
  const [webhookEvent, disabledEvent, webhookDelivery] = [
    createId('WebhookEvent'),
    createId('WebhookEvent'),
    createId('WebhookDelivery'),
  ];
  await runSql(
    app,
    `insert into webhook_event (id, account_id, type, image_id, job_id, batch_id, endpoint_id, created_at)
     select $1, account_id, 'JOB_SUCCEEDED', $3, $4, $5, null, now() from webhook_endpoint where id = $6
     union all select $2, account_id, 'WEBHOOK_DISABLED', null, null, null, id, now() from webhook_endpoint where id = $6`,
    [webhookEvent, disabledEvent, image, job, batch, webhookEndpoint],
  );
  await runSql(
    app,
    `insert into webhook_delivery (id, account_id, endpoint_id, event_id, type, status, attempt, max_attempts, created_at, finished_at)
     select $1, account_id, id, $2, 'JOB_SUCCEEDED', 'SUCCEEDED', 1, 10, now(), now() from webhook_endpoint where id = $3`,
    [webhookDelivery, webhookEvent, webhookEndpoint],
  );
  return { webhookEndpoint, webhookEvent, disabledEvent, webhookDelivery };
}
