import type { Contexts } from '../context/context.ts';
import { findNextEnd, hideEnded } from '../services/keeping/hide.ts';

/** What ends while nobody could say when it would, as its end was moved or another process made it, waits no longer. */
const longestMs = 5000;
/** Ends that follow one another closely are hidden together. */
const shortestMs = 250;

/**
 * Hides what has ended, at the next end that is known, and every five seconds. Every process that works does; they pass over
 * what another has locked. Not through the queue: an entry every second would cost more than the work.
 */
export function startHideClock(contexts: Contexts): { stop(): Promise<void> } {
  const { log } = contexts.forSystem();
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let hiding = Promise.resolve();
  let isFailing = false;

  async function hide(): Promise<number> {
    const ctx = contexts.forSystem();
    try {
      const { hidden } = await hideEnded(ctx, { signal: abort.signal });
      if (hidden > 0) log.debug({ event: 'hide.done', hidden });
      const nextEnd = await findNextEnd(ctx);
      isFailing = false;
      return nextEnd ? nextEnd.getTime() - ctx.now().getTime() : longestMs;
    } catch (error) {
      // The database is away: said once, and tried again.
      if (!isFailing) log.warn({ event: 'hide.failed', err: error });
      isFailing = true;
      return longestMs;
    }
  }

  function next(waitMs: number): void {
    if (abort.signal.aborted) return;
    timer = setTimeout(
      () => {
        hiding = hide().then(next);
      },
      Math.min(longestMs, Math.max(shortestMs, waitMs)),
    );
  }
  next(0);
  return {
    async stop() {
      abort.abort();
      clearTimeout(timer);
      await hiding;
    },
  };
}
