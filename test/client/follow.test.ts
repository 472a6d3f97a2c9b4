import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventOf, finishedJob, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;
let stop: () => void;
let gaps: number;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T10:00:00.000Z') });
  wire = createWire((send) => vi.stubGlobal('fetch', send));
  gaps = 0;
  stop = wire.watch('Job', () => {
    gaps += 1;
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => wire.subscriptions.filter(({ isOpen }) => isOpen);
const current = () => {
  const [subscription, another] = open();
  if (!subscription || another) throw new Error(`Expected one subscription, there are ${open().length}.`);
  return subscription;
};
const fail = () => current().send({ errors: [{ message: 'The row could not be read.' }] });

test('what a failed event should have told is asked for again, though good events follow', async () => {
  current().send(eventOf(queuedJob, 'before'));
  fail();
  await vi.advanceTimersByTimeAsync(2000);
  current().send(eventOf(finishedJob, 'after'));
  expect(wire.subscriptions).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(wire.subscriptions).toHaveLength(2);
  expect(current().variables).toEqual({ after: 'before' });
});

test('failures that follow each other neither postpone the restart nor add to it', async () => {
  fail();
  await vi.advanceTimersByTimeAsync(3000);
  fail();
  await vi.advanceTimersByTimeAsync(2000);
  expect(wire.subscriptions).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wire.subscriptions).toHaveLength(2);
});

test('a lost socket begins anew behind the last event; without one as at first', async () => {
  wire.socketState.setState('lost');
  await vi.advanceTimersByTimeAsync(0);
  expect(current().variables).toEqual({});
  current().send(eventOf(queuedJob, 'there'));
  wire.socketState.setState('open');
  wire.socketState.setState('lost');
  await vi.advanceTimersByTimeAsync(0);
  expect(current().variables).toEqual({ after: 'there' });
});

test('who was away for too long begins without a cursor, and is told of the gap', async () => {
  vi.useRealTimers();
  current().send(eventOf(queuedJob, 'long ago'));
  wire.socketState.setState('lost');
  await vi.waitFor(() => expect(current().variables).toEqual({ after: 'long ago' }));
  current().send({ errors: [{ message: '', extensions: { params: { reason: 'CURSOR_TOO_OLD' } } }] });
  await vi.waitFor(() => expect(current().variables).toEqual({}));
  expect(gaps).toBe(1);
});

test('a refused key ends the tries', async () => {
  fail();
  wire.socketState.setState('refused');
  fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wire.subscriptions).toHaveLength(1);
});
