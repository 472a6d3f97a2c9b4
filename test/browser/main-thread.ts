import type { CDPSession } from 'playwright-core';

/** Both count the processor's time, not the clock's: what other programs take of a shared machine is not the page's. */

/** Milliseconds that a page's main thread has worked since its session was opened by `openMainThread`. */
export async function readWorkedMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}

export const openMainThread = (cdp: CDPSession) =>
  cdp.send('Performance.enable', { timeDomain: 'threadTicks' });

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor. */
  tdur?: number;
  args: { name?: string };
}

/** What goes on behind an `await` is no part of the task before it, and holds the page as long. */
const held = /RunTask$|PerformMicrotaskCheckpoint$/;

/** Milliseconds of each task of the main thread while the work is done. */
export async function recordTasks(cdp: CDPSession, work: () => Promise<unknown>): Promise<number[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { categories: 'toplevel', transferMode: 'ReportEvents' });
  await work();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(threadOf);
  return events
    .filter((event) => event.ph === 'X' && held.test(event.name) && main.includes(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}
