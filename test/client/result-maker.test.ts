import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand';
import type { EditsNow } from '../../client/src/editor/edits-now.ts';
import type { Made } from '../../client/src/editor/make-rendition.ts';
import type { SaveState } from '../../client/src/editor/outbox.ts';
import { createResultMaker } from '../../client/src/editor/result-maker.ts';
import type { RenditionResultFragment } from '../../client/src/gql/graphql.ts';

const edits: EditsNow = { strokes: [], steps: [], uses: [] };
const rendition = { id: 'made', url: 'data:,cutout' } as RenditionResultFragment;

function open() {
  const saved = createStore<SaveState>(() => ({ at: 'saved' }));
  const made: string[] = [];
  const says: (() => Promise<Made>)[] = [];
  const truths: EditsNow[] = [];
  let onTruth = async () => {};
  const maker = createResultMaker({
    outbox: { state: saved, flush: async () => {} },
    edits: () => edits,
    make: async (recipe) => {
      made.push(recipe.output ? 'final' : 'look');
      return (await says.shift()?.()) ?? { rendition };
    },
    recipeOf: (_edits, isFinal) => (isFinal ? { output: { format: 'PNG' } } : {}),
    async onTruth(_cutout, of) {
      await onTruth();
      truths.push(of);
    },
    onFinal: () => made.push('applied'),
  });
  const fails = (task: () => Promise<void>) => {
    onTruth = task;
  };
  return { maker, saved, made, says, truths, fails };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => new Response('cutout'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what cannot be saved yet is made once it is', async () => {
  const { maker, saved, made } = open();
  saved.setState({ at: 'offline' });
  maker.change();
  await vi.advanceTimersByTimeAsync(1_300);
  expect(maker.state.getState()).toMatchObject({ working: null, waiting: 'look' });
  await maker.apply();
  expect(maker.state.getState().waiting).toBe('final');
  // As it is after an outage: it is on its way first.
  saved.setState({ at: 'saving' });
  saved.setState({ at: 'saved' });
  await vi.advanceTimersByTimeAsync(100);
  expect(made).toEqual(['final', 'applied']);
  expect(maker.state.getState()).toMatchObject({ waiting: null, final: rendition });
});

test('what Apply was asked for is begun again when another window has drawn, and not when this one has', async () => {
  const { maker, made, says } = open();
  says.push(() => new Promise(() => {}));
  void maker.apply();
  await vi.advanceTimersByTimeAsync(10);
  maker.change({ isOthers: true });
  expect(maker.state.getState().working?.isFinal).toBe(true);
  await vi.advanceTimersByTimeAsync(1_300);
  expect(made).toEqual(['final', 'final', 'applied']);
  says.push(() => new Promise(() => {}));
  void maker.apply();
  await vi.advanceTimersByTimeAsync(10);
  maker.change();
  await vi.advanceTimersByTimeAsync(1_300);
  expect(made.slice(3)).toEqual(['final', 'look']);
});

test('what has failed is tried again, and nothing else', async () => {
  const { maker, made, says } = open();
  says.push(async () => ({ problem: { code: 'CORRUPT_IMAGE', params: {} } }));
  await maker.makeNow();
  expect(maker.state.getState().problem?.code).toBe('CORRUPT_IMAGE');
  await maker.retry();
  expect(made).toEqual(['look', 'look']);
  expect(maker.state.getState()).toMatchObject({ problem: null, truth: rendition });
});

test('a server that has too much to do is asked again by itself', async () => {
  const { maker, made, says } = open();
  says.push(async () => ({ problem: { code: 'RATE_LIMITED', params: { retryAfterMs: 4_000 } } }));
  await maker.apply();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(made).toEqual(['final']);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(made).toEqual(['final', 'final', 'applied']);
});

test('what another window has had canceled is made again, and is no problem', async () => {
  const { maker, made, says } = open();
  const canceled: Made = { problem: { code: 'CANCELED', params: {} } };
  says.push(async () => canceled);
  await maker.apply();
  expect(maker.state.getState()).toMatchObject({ working: { isFinal: true }, problem: null });
  await vi.advanceTimersByTimeAsync(2_100);
  expect(made).toEqual(['final', 'final', 'applied']);
  says.push(async () => canceled);
  await maker.makeNow();
  expect(maker.state.getState()).toMatchObject({ problem: null, final: rendition });
});

test('Apply that is pressed again is asked for once', async () => {
  const { maker, made, says } = open();
  let end = (_made: Made) => {};
  says.push(() => new Promise((resolve) => (end = resolve)));
  const applied = maker.apply();
  await maker.apply();
  end({ rendition });
  await applied;
  expect(made).toEqual(['final', 'applied']);
});

test('a cutout that cannot be shown is a problem, and not work without end', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { maker, fails } = open();
  fails(async () => {
    throw new Error('Expected a picture.');
  });
  await maker.makeNow();
  expect(maker.state.getState()).toMatchObject({ working: null, problem: { code: 'NOT_UNDERSTOOD' } });
  maker.close();
});

test('once it is closed nothing is made any more', async () => {
  const { maker, saved, made } = open();
  saved.setState({ at: 'offline' });
  await maker.apply();
  maker.change();
  maker.close();
  maker.change();
  saved.setState({ at: 'saved' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(made).toEqual([]);
});
