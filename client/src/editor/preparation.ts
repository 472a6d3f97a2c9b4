import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import type { Ground } from './editor-recipe.ts';

export interface ReadyState {
  /** Whether it is known if it can be guessed. */
  isReady: boolean;
  /** Whether what is drawn is guessed at here, before the server has made it. */
  canGuess: boolean;
  /** Why it is not. */
  problem: Problem | null;
}

interface Preparation {
  state: StoreApi<ReadyState>;
  /** One at a time: what was begun before is given up. */
  begin(ground: Ground): void;
  /** When the newest has ended, and whether it can be guessed then. */
  done(): Promise<boolean>;
  close(): void;
}

export type Prepare = (ground: Ground, signal: AbortSignal) => Promise<Problem | null>;

const unexpected: Problem = { code: 'NOT_UNDERSTOOD', params: {} };

/** Gives the solver the picture as it is before any hint. */
export function createPreparation(prepare: Prepare): Preparation {
  const state = createStore<ReadyState>(() => ({ isReady: false, canGuess: true, problem: null }));
  let under: AbortController | null = null;

  const ask = (ground: Ground, signal: AbortSignal) =>
    prepare(ground, signal).catch((error): Problem => {
      console.warn(error);
      return unexpected;
    });

  async function run(ground: Ground, signal: AbortSignal) {
    let problem = await ask(ground, signal);
    // By another window, which had asked for the same and wants it no more.
    if (problem?.code === 'CANCELED' && !signal.aborted) problem = await ask(ground, signal);
    if (!signal.aborted) state.setState({ isReady: true, canGuess: problem === null, problem });
  }

  return {
    state,
    begin(ground) {
      under?.abort();
      under = new AbortController();
      state.setState({ isReady: false, canGuess: true, problem: null });
      void run(ground, under.signal);
    },
    done: () =>
      new Promise((resolve) => {
        const now = state.getState();
        if (now.isReady) return resolve(now.canGuess);
        const ignore = state.subscribe(({ isReady, canGuess }) => {
          if (!isReady) return;
          ignore();
          resolve(canGuess);
        });
      }),
    close() {
      under?.abort();
      state.setState({ isReady: true, canGuess: false });
    },
  };
}
