import type { FeedEvent, FeedRow, ShareEvent } from './watch.ts';

/** Of events that tell the same state of a row and the same mark, the first. They are kept as long as the row is. */
export function createEventSharing<Row extends FeedRow>(): ShareEvent<Row> {
  const events = new WeakMap<Row, Map<string, FeedEvent<Row>>>();
  return (event) => {
    if (!event.row) return event;
    const same = events.get(event.row) ?? new Map<string, FeedEvent<Row>>();
    events.set(event.row, same);
    const name = `${event.mark} ${event.isCaughtUp}`;
    const first = same.get(name) ?? event;
    same.set(name, first);
    return first;
  };
}
