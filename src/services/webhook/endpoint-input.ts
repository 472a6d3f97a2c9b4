import type { Context } from '../../context/context.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import { isName, maxTextLength } from '../../schema/text.ts';
import type { WebhookEventType } from '../../schema/webhook-event.ts';
import { rulesOf } from '../../tools/remote/open-remote.ts';
import { parseRemoteUrl } from '../../tools/remote/remote-url.ts';

/** As it is kept and dialled; URL_NOT_ALLOWED for what is refused before anything is sent to it. */
export function checkUrl({ config }: Context, url: URL): string {
  return parseRemoteUrl(url.href, rulesOf(config)).href;
}

/** Null for an empty one. */
export function checkDescription(description: string): string | null {
  const trimmed = description.trim();
  if (trimmed === '' || isName(trimmed)) return trimmed || null;
  throw badInput('description', `at most ${maxTextLength} characters, none of control`, quote(description));
}

/** Each once. */
export function checkEvents(events: readonly WebhookEventType[]): WebhookEventType[] {
  if (!events.includes('TEST')) return [...new Set(events)];
  throw new AppError('BAD_USER_INPUT', 'Expected events without TEST, which sendTestWebhook sends.', {
    params: { argument: 'events' },
  });
}
