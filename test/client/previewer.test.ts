import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ground } from '../../client/src/editor/editor-recipe.ts';
import { type EditsNow, rememberEdits } from '../../client/src/editor/edits-now.ts';
import { createPreparation } from '../../client/src/editor/preparation.ts';
import { createPreviewer } from '../../client/src/editor/previewer.ts';
import type { Solver } from '../../client/src/editor/solver/solver-types.ts';
import { noSteps } from '../../client/src/editor/steps.ts';
import type { Problem } from '../../client/src/problem/problem.ts';
import { stroke } from './mask-server.ts';

const problem: Problem = { code: 'RATE_LIMITED', params: {} };
const ground = { base: {}, uses: [] };
const bitmap = (name: string) => ({ name, close() {} }) as unknown as ImageBitmap;

function fakeSolver() {
  const asked: string[] = [];
  const solver = {
    async solve() {
      asked.push('solve');
      return bitmap('guess');
    },
    async takeTruth() {
      asked.push('truth');
    },
    close() {},
  } as unknown as Solver;
  return { solver, asked };
}

beforeEach(() => void vi.stubGlobal('createImageBitmap', async () => bitmap('made')));
afterEach(() => void vi.unstubAllGlobals());

describe('what is shown', () => {
  const edits: EditsNow = { strokes: [], steps: [], uses: [] };

  test('is what the server has made, where nothing can be guessed', async () => {
    const { solver, asked } = fakeSolver();
    const previewer = createPreviewer(solver, async () => false);
    previewer.guess(edits);
    await previewer.takeTruth(new Blob(), edits);
    expect(previewer.shown.getState()).toMatchObject({ bitmap: { name: 'made' }, isGuess: false });
    previewer.guess({ ...edits });
    await vi.waitFor(() => expect(previewer.shown.getState().isGuess).toBe(true));
    expect(asked).toEqual([]);
  });

  test('is a guess once other masks come before the strokes, and nothing that was made without', async () => {
    const { solver, asked } = fakeSolver();
    let ground: Ground = { base: { removeBackground: {} }, uses: [] };
    const strokes: EditsNow['strokes'] = [];
    const now = rememberEdits(() => ({ strokes, steps: noSteps, ground }));
    const before = now();
    expect(now()).toBe(before);
    const previewer = createPreviewer(solver, async () => true);
    previewer.guess(before);
    await previewer.takeTruth(new Blob(), before);
    await vi.waitFor(() => expect(previewer.shown.getState().isGuess).toBe(false));
    ground = { ...ground, uses: [{ maskId: 'one', mode: 'KEEP' }] };
    previewer.guess(now());
    await vi.waitFor(() => expect(previewer.shown.getState().isGuess).toBe(true));
    asked.length = 0;
    await previewer.takeTruth(new Blob(), before);
    expect(asked).toEqual([]);
  });
});

test('hints are guessed at where there is a cutout to which they are given', () => {
  const strokes = [stroke('a', 'KEEP'), stroke('b', 'PAINT')];
  const read = (base: Ground['base']) =>
    rememberEdits(() => ({ strokes, steps: noSteps, ground: { base, uses: [] } }))().strokes;
  expect(read({ removeBackground: {} })).toEqual(strokes);
  expect(read({})).toEqual(strokes.slice(1));
});

describe('the preparation', () => {
  test('that has failed is said, and begun again', async () => {
    let answers: Problem | null = problem;
    const preparation = createPreparation(async () => answers);
    preparation.begin(ground);
    expect(await preparation.done()).toBe(false);
    expect(preparation.state.getState()).toEqual({ isReady: true, canGuess: false, problem });
    answers = null;
    preparation.begin(ground);
    expect(await preparation.done()).toBe(true);
    expect(preparation.state.getState().problem).toBeNull();
  });

  test('that another window has had canceled is begun once more', async () => {
    const canceled: Problem = { code: 'CANCELED', params: {} };
    const answers: (Problem | null)[] = [canceled, null, canceled, canceled, null];
    const preparation = createPreparation(async () => answers.shift() ?? null);
    preparation.begin(ground);
    expect(await preparation.done()).toBe(true);
    preparation.begin(ground);
    expect(await preparation.done()).toBe(false);
    expect(answers).toEqual([null]);
  });

  test('is given up for a newer one, whichever ends first', async () => {
    const ends: ((problem: Problem | null) => void)[] = [];
    const signals: AbortSignal[] = [];
    const preparation = createPreparation((_ground, signal) => {
      signals.push(signal);
      return new Promise((resolve) => ends.push(resolve));
    });
    preparation.begin(ground);
    const done = preparation.done();
    preparation.begin(ground);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    ends[1]?.(null);
    expect(await done).toBe(true);
    ends[0]?.(problem);
    await Promise.resolve();
    expect(preparation.state.getState()).toEqual({ isReady: true, canGuess: true, problem: null });
  });
});
