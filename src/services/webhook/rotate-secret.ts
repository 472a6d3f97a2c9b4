import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { secretOverlaps } from '../../schema/webhook-endpoint.ts';
import { changeEndpoint } from './change-endpoint.ts';
import type { CreatedEndpoint } from './create-endpoint.ts';
import { createSecret } from './secret.ts';

export interface RotateRequest {
  id: string;
  /** Milliseconds; null stands for a day. */
  overlap?: number | null;
}

/** What was signed with the secret of before is good until the overlap ends. */
export async function rotateSecret(ctx: Context, { id, overlap }: RotateRequest): Promise<CreatedEndpoint> {
  const overlapMs = overlap ?? secretOverlaps.defaultMs;
  const longest = formatDuration(secretOverlaps.longestMs);
  if (overlapMs > secretOverlaps.longestMs)
    throw badInput('overlap', `at most ${longest}`, formatDuration(overlapMs));
  const secret = createSecret();
  const endpoint = await changeEndpoint(ctx, id, (inner, found) => {
    const now = inner.now();
    Object.assign(found, {
      secret,
      secretCreatedAt: now,
      previousSecret: found.secret,
      previousSecretUntil: new Date(now.getTime() + overlapMs),
    });
  });
  return { endpoint, secret };
}
