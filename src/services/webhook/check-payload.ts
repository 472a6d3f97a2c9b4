import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';

export const longestPayload = 10_000;

/** As it is kept; null for an empty one. */
export async function checkPayload({ selections }: Context, payload: string): Promise<string | null> {
  if (payload.length > longestPayload)
    throw badInput('payload', `at most ${longestPayload} characters`, `${payload.length}`, {
      limit: longestPayload,
    });
  if (payload.trim() === '') return null;
  await selections.check(payload);
  return payload;
}
