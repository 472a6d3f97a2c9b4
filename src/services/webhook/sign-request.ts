import { Webhook } from 'standardwebhooks';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';

type Secrets = Pick<WebhookEndpoint, 'secret' | 'previousSecret' | 'previousSecretUntil'>;

/** What is sent beside the body, as Standard Webhooks has it: signed with the newest secret first. */
export function signRequest(
  { secret, previousSecret, previousSecretUntil }: Secrets,
  { id, at, body }: { id: string; at: Date; body: Buffer },
): Record<string, string> {
  const isBoth = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > at;
  const secrets = isBoth ? [secret, previousSecret] : [secret];
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': secrets.map((one) => new Webhook(one).sign(id, at, body)).join(' '),
  };
}
