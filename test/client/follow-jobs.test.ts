import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followJobs } from '../../client/src/live/follow-jobs.ts';
import { eventOf, finishedJob, queuedJob } from './job-event.ts';
import { createWire, type Wire } from './wire.ts';

let wire: Wire;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T10:00:00.000Z') });
  wire = createWire((send) => vi.stubGlobal('fetch', send));
  stop = followJobs(wire.client, wire.socketState);
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
  fail();
  await vi.advanceTimersByTimeAsync(2000);
  current().send(eventOf(finishedJob));
  expect(wire.subscriptions).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3000);
  expect(wire.subscriptions).toHaveLength(2);
  // Five minutes before the newest change it knows of.
  expect(current().variables).toEqual({ since: '2030-01-01T09:55:01.000Z' });
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

test('a lost socket begins anew at the last change by the clock of the server, whatever the one here says', async () => {
  const behind = { ...queuedJob, updatedAt: '2029-12-31T08:00:00.000Z' };
  current().send(eventOf(behind));
  wire.socketState.set('lost');
  await vi.advanceTimersByTimeAsync(0);
  expect(current().variables).toEqual({ since: '2029-12-31T07:55:00.000Z' });
});

test('a refused key ends the tries', async () => {
  fail();
  wire.socketState.set('refused');
  fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wire.subscriptions).toHaveLength(1);
});
