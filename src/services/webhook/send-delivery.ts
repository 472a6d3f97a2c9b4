import type { Contexts } from '../../context/context.ts';
import { AppError, type ErrorParams, toFailure } from '../../errors.ts';
import type { Failure } from '../../schema/error.ts';
import type { WebhookAttempt } from '../../schema/webhook-attempt.ts';
import type { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../../schema/webhook-event.ts';
import type { Sender, SentAnswer } from '../../tools/remote/sender.ts';
import { listHeaders } from './list-headers.ts';
import { renderBody } from './render-body.ts';
import { signRequest } from './sign-request.ts';

const keptBytes = 4096;

/** What came of a request, as it is kept, and when the server wants to be asked again. */
export type Outcome = Omit<WebhookAttempt, 'deliveryId' | 'number'> & { retryAfter: unknown };

export interface Sending {
  delivery: WebhookDelivery;
  endpoint: WebhookEndpoint;
  sender: Sender;
  signal: AbortSignal;
}

/** One request. What goes wrong with it is its outcome; only our own failure, or `signal`, is thrown. */
export async function sendDelivery(
  contexts: Contexts,
  { delivery, endpoint, sender, signal }: Sending,
): Promise<Outcome> {
  const body = Buffer.from(delivery.body ?? (await render(contexts, delivery, endpoint)));
  const { now } = contexts.forSystem();
  const startedAt = now();
  const headers = signRequest(endpoint, { id: delivery.eventId, at: startedAt, body });
  const begunMs = performance.now();
  const answer = await sender.post({ body, headers, signal }).catch((error) => {
    if (signal.aborted || !(error instanceof AppError)) throw error;
    return error;
  });
  const ms = Math.round(performance.now() - begunMs);
  const sent = {
    startedAt,
    ms,
    requestHeaders: listHeaders({ ...headers, 'content-length': `${body.length}` }),
  };
  if (answer instanceof AppError)
    return {
      ...sent,
      statusCode: null,
      error: toFailure(answer),
      responseHeaders: [],
      responseBody: null,
      retryAfter: null,
    };
  return {
    ...sent,
    statusCode: answer.statusCode,
    error: judge(answer),
    responseHeaders: listHeaders(answer.headers, answer),
    responseBody: keepBody(answer),
    retryAfter: answer.headers['retry-after'],
  };
}

/** As things are at the first attempt. Every later one, and every replay, sends the same. */
async function render(
  contexts: Contexts,
  { id, accountId, eventId, claim }: WebhookDelivery,
  { payload }: WebhookEndpoint,
): Promise<string> {
  const ctx = contexts.forAccount(accountId);
  const event = await ctx.em.findOneOrFail(WebhookEvent, { id: eventId });
  const { body } = await renderBody(ctx, event, payload);
  await ctx.em.execute('update webhook_delivery set body = ? where id = ? and claim = ? and body is null', [
    body,
    id,
    claim,
  ]);
  return body;
}

/** Null for an answer that says it was taken. */
function judge({ statusCode, headers }: SentAnswer): Failure | null {
  if (statusCode >= 200 && statusCode < 300) return null;
  const { location } = headers;
  const isRedirect = statusCode >= 300 && statusCode < 400 && typeof location === 'string';
  const message = isRedirect
    ? 'The address leads to another, which is not followed.'
    : `The address answered with status ${statusCode}.`;
  const params: ErrorParams = {
    reason: isRedirect ? 'REDIRECT' : 'STATUS',
    statusCode,
    ...(isRedirect && { location: location.slice(0, 500) }),
  };
  return { code: 'FETCH_FAILED', message, isRetryable: statusCode !== 410, params };
}

/** Of what is inside the network nobody reads by this what they could not read themselves. */
function keepBody({ body, isInside }: SentAnswer): string | null {
  if (isInside) return null;
  // What a text cannot be in the database.
  return body.subarray(0, keptBytes).toString('utf8').replaceAll('\0', '�');
}
