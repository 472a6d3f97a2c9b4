// When the server is asked for the cutout. It rests while all that was done is made. After a change it waits until nothing
// has changed for 1.2 s, or until it is asked to by Apply; then it has the strokes saved first, as a recipe names a version
// of a mask, and then the cutout made. While they cannot be saved it waits until they are. A change meanwhile takes its
// place: its job is canceled and its answer not looked at; but what Apply was asked for is begun again if it was another
// window that has changed something. A job that another window, which had asked for the same, has canceled is asked for
// again.

import { createStore, type StoreApi } from 'zustand';
import type { RecipeInput, RenditionResultFragment } from '../gql/graphql.ts';
import type { Problem } from '../problem/problem.ts';
import type { EditsNow } from './edits-now.ts';
import { fetchFile, isBlob } from './fetch-file.ts';
import type { Made } from './make-rendition.ts';
import type { Outbox } from './outbox.ts';
import { isPassing } from './sheet-sender.ts';

/** To be looked at meanwhile; or in full size, by the recipe that the cutout had. */
type Wanted = 'look' | 'final';

interface MakerState {
  /** Null: nothing is under way. */
  working: { fraction: number; isFinal: boolean } | null;
  /** What is made as soon as the strokes are saved. */
  waiting: Wanted | null;
  problem: Problem | null;
  /** What the server has made last, of whatever edits. */
  truth: RenditionResultFragment | null;
  /** What Apply has made of all that there is now. */
  final: RenditionResultFragment | null;
}

export interface ResultMaker {
  state: StoreApi<MakerState>;
  /** Told of each change. */
  change(options?: { isOthers: boolean }): void;
  /** Makes what is looked at now. */
  makeNow(): Promise<void>;
  apply(): Promise<void>;
  /** Makes what has failed. */
  retry(): Promise<void>;
  close(): void;
}

interface MakerOptions {
  outbox: Pick<Outbox, 'flush' | 'state'>;
  edits(): EditsNow;
  make(recipe: RecipeInput, signal: AbortSignal, onProgress: (fraction: number) => void): Promise<Made>;
  /** Of what the server has now. */
  recipeOf(edits: EditsNow, isFinal: boolean): RecipeInput;
  onTruth(cutout: Blob, edits: EditsNow): Promise<void>;
  onFinal(): void;
}

const calmMs = 1_200;
const [firstRetryMs, lastRetryMs] = [2_000, 30_000];

export function createResultMaker(options: MakerOptions): ResultMaker {
  const { outbox, edits: readEdits, make, recipeOf, onTruth, onFinal } = options;
  const state = createStore<MakerState>(() => ({
    working: null,
    waiting: null,
    problem: null,
    truth: null,
    final: null,
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | null = null;
  let wanted: Wanted | null = null;
  let retryMs = firstRetryMs;
  let isClosed = false;

  function stop() {
    clearTimeout(timer);
    under?.abort();
    under = null;
  }

  async function begin() {
    stop();
    if (!wanted || isClosed) return;
    const isFinal = wanted === 'final';
    under = new AbortController();
    const { signal } = under;
    state.setState({ working: { fraction: 0, isFinal }, waiting: null, problem: null });
    const problem = await produce(isFinal, signal).catch((error): Problem => {
      console.warn(error);
      return { code: 'NOT_UNDERSTOOD', params: {} };
    });
    if (problem && !signal.aborted) fail(problem, isFinal);
  }

  async function produce(isFinal: boolean, signal: AbortSignal): Promise<Problem | null> {
    await outbox.flush();
    if (signal.aborted) return null;
    if (outbox.state.getState().at !== 'saved') {
      state.setState({ working: null, waiting: wanted });
      return null;
    }
    const edits = readEdits();
    const onProgress = (fraction: number) => {
      if (!signal.aborted) state.setState({ working: { fraction, isFinal } });
    };
    const made = await make(recipeOf(edits, isFinal), signal, onProgress);
    if ('problem' in made) return made.problem;
    if (!isFinal) {
      const cutout = await fetchFile(made.rendition.url ?? '', signal);
      if (!isBlob(cutout)) return cutout.problem;
      if (!signal.aborted) await onTruth(cutout, edits);
    }
    if (signal.aborted) return null;
    wanted = null;
    retryMs = firstRetryMs;
    state.setState({ working: null, [isFinal ? 'final' : 'truth']: made.rendition });
    if (isFinal) onFinal();
    return null;
  }

  function fail(problem: Problem, isFinal: boolean) {
    const isCanceled = problem.code === 'CANCELED';
    state.setState(isCanceled ? { working: { fraction: 0, isFinal } } : { working: null, problem });
    if (!isCanceled && !isPassing(problem)) return;
    timer = setTimeout(() => void begin(), Math.max(Number(problem.params.retryAfterMs ?? 0), retryMs));
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  }

  const ignoreOutbox = outbox.state.subscribe(({ at }) => {
    if (at === 'saved' && state.getState().waiting) void begin();
  });

  return {
    state,
    change({ isOthers } = { isOthers: false }) {
      stop();
      if (isClosed) return;
      const isFinal = isOthers && wanted === 'final';
      wanted = isFinal ? 'final' : 'look';
      const working = isFinal ? { fraction: 0, isFinal } : null;
      state.setState({ working, waiting: null, problem: null, final: null });
      timer = setTimeout(() => void begin(), calmMs);
    },
    async makeNow() {
      wanted ??= 'look';
      await begin();
    },
    async apply() {
      // It is being made: begun again, it would have its own job canceled.
      if (state.getState().working?.isFinal) return;
      wanted = 'final';
      await begin();
    },
    retry: begin,
    close() {
      isClosed = true;
      ignoreOutbox();
      stop();
    },
  };
}
