import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '../../errors.ts';

const firstWaitMs = 100;
const longestWaitMs = 2000;

export interface RetryOptions {
  /** Logged at the first failure, and named in `feed.recovered` when it works again: an outage of hours is two lines. */
  event: string;
  log: Logger;
  /** Whether somebody still waits for it. */
  isWanted: () => boolean;
}

/** Repeats `work` until it succeeds, sooner at first; undefined if nobody wants it any more. Throws an AppError on. */
export async function retry<T>(
  work: () => Promise<T>,
  { event, log, isWanted }: RetryOptions,
): Promise<T | undefined> {
  for (let failures = 0; isWanted(); failures++) {
    try {
      const result = await work();
      if (failures > 0) log.info({ event: 'feed.recovered', after: event, failures });
      return result;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (failures === 0 && isWanted()) log.warn({ event, err: error });
      await setTimeout(Math.min(firstWaitMs * 2 ** failures, longestWaitMs), undefined, { ref: false });
    }
  }
  return undefined;
}
