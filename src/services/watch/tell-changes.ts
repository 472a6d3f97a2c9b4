import type { Alarm } from '../../tools/clock/alarm.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';

export interface Telling<Row, Told extends { isOver: boolean }> {
  /** What is told of it to this one; null for nothing. What is over is told last. */
  read: (event: FeedEvent<Row>) => Told | null | Promise<Told | null>;
  /** What is told when the way in ends by itself. */
  over: Told;
  /** When it does; null for never. */
  endsAt: Date | null;
  /** Called once, however it ends. */
  onStop?: () => void;
}

export type Change<Told> = Told & Pick<FeedEvent<never>, 'mark' | 'isCaughtUp'>;

/** What one who watches is told of what happens, until it is over for them. No generator: who leaves one that waits would wait with it. */
export function tellChanges<Row, Told extends { isOver: boolean }>(
  alarm: Alarm,
  events: AsyncIterableIterator<FeedEvent<Row>>,
  { read, over, endsAt, onStop }: Telling<Row, Told>,
): AsyncIterableIterator<Change<Told>> {
  const done = { value: undefined, done: true } as const;
  let isTimeUp = false;
  let isEnded = false;
  const dropAlarm =
    endsAt &&
    alarm.at(endsAt, () => {
      isTimeUp = true;
      void events.return?.();
    });

  async function stop(): Promise<void> {
    if (!isEnded) onStop?.();
    isEnded = true;
    dropAlarm?.();
    await events.return?.();
  }

  async function next(): Promise<IteratorResult<Change<Told>>> {
    while (!isEnded) {
      const { value: event, done: isLast } = await events.next();
      const told = isLast ? isTimeUp && !isEnded && over : await read(event);
      if (isLast && !told) return done;
      if (!told) continue;
      if (told.isOver) await stop();
      const { mark, isCaughtUp } = event ?? { mark: null, isCaughtUp: true };
      return { value: { ...told, mark, isCaughtUp }, done: false };
    }
    return done;
  }

  return {
    next,
    async return() {
      await stop();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
