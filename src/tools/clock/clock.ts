import type { Logger } from 'pino';

/** Beyond it a clock is wrong, and not just asked over a slow line. */
const toleratedMs = 1000;
const everyMs = 60_000;

/** What time it is for everything that begins or ends. */
export interface Clock {
  now(): Date;
  stop(): void;
}

export interface ClockOptions {
  /** What the clock that all processes share says now. */
  readShared: () => Promise<Date>;
  log: Logger;
}

/**
 * The machine's clock, set right by the one that all processes share where they differ by more than a second, so that two
 * machines agree on the second in which something ends. Looked at once a minute; while the shared one cannot be asked, the
 * last difference counts.
 */
export async function startClock({ readShared, log }: ClockOptions): Promise<Clock> {
  let offsetMs = 0;

  async function compare(): Promise<void> {
    const sentAt = Date.now();
    const shared = await readShared();
    // It was read somewhere between question and answer.
    const differenceMs = shared.getTime() - (sentAt + Date.now()) / 2;
    const wasRight = offsetMs === 0;
    offsetMs = Math.abs(differenceMs) > toleratedMs ? Math.round(differenceMs) : 0;
    if (offsetMs !== 0) log.warn({ event: 'clock.corrected', offsetMs });
    else if (!wasRight) log.info({ event: 'clock.right' });
  }

  await compare();
  const timer = setInterval(() => {
    compare().catch((error) => log.debug({ event: 'clock.unread', err: error }));
  }, everyMs).unref();
  return { now: () => new Date(Date.now() + offsetMs), stop: () => clearInterval(timer) };
}
