import type { Context } from '../../context/context.ts';
import type { RemoteRequest } from '../../tools/remote/remote.ts';

/** The end of all that is done for one preview. */
export interface Deadline {
  /** Fires at it. */
  signal: AbortSignal;
  /** How a request says who asks, and the time that is left for it. */
  asking(): Pick<RemoteRequest, 'purpose' | 'acceptLanguage' | 'timeoutMs'>;
}

export function startDeadline({ acceptLanguage }: Context, ms: number): Deadline {
  const endsAt = performance.now() + ms;
  return {
    signal: AbortSignal.timeout(ms),
    asking: () => ({
      purpose: 'link preview',
      acceptLanguage,
      timeoutMs: Math.max(0, Math.ceil(endsAt - performance.now())),
    }),
  };
}
