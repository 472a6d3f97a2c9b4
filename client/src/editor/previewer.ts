import { createStore, type StoreApi } from 'zustand';
import type { EditsNow } from './edits-now.ts';
import type { Solver } from './solver/solver-types.ts';

export interface Shown {
  bitmap: ImageBitmap | null;
  /** Whether it is guessed here: the server has not made it yet. */
  isGuess: boolean;
}

export interface Previewer {
  shown: StoreApi<Shown>;
  /** Guesses what these edits make; of several that are asked for meanwhile, the newest alone. */
  guess(edits: EditsNow): void;
  /** Shows what the server has made of them, beneath all that was done since. */
  takeTruth(cutout: Blob, edits: EditsNow): Promise<void>;
  close(): void;
}

/**
 * What is shown as the result. An older answer never takes the place of a newer one, as one is asked at a time.
 * @param ready when it is known whether the picture is there to guess from.
 */
export function createPreviewer(solver: Solver, ready: () => Promise<boolean>): Previewer {
  const shown = createStore<Shown>(() => ({ bitmap: null, isGuess: true }));
  let wanted: EditsNow | null = null;
  let newest: EditsNow | null = null;
  let known: EditsNow | null = null;
  let isBusy = false;
  let isClosed = false;

  async function run() {
    if (isBusy) return;
    isBusy = true;
    while (wanted && !isClosed) {
      const canGuess = await ready();
      if (isClosed) break;
      const edits = wanted;
      wanted = null;
      // Without a guess the server's answer is waited for.
      if (!canGuess) {
        shown.setState({ isGuess: edits !== known });
        continue;
      }
      try {
        const bitmap = await solver.solve(edits);
        if (isClosed || isOutdated(edits)) {
          bitmap.close();
          continue;
        }
        shown.getState().bitmap?.close();
        shown.setState({ bitmap, isGuess: edits !== known });
      } catch (error) {
        console.warn(error);
        shown.setState({ isGuess: edits !== known });
      }
    }
    isBusy = false;
  }

  /** What is beneath its strokes is another by now. */
  const isOutdated = ({ uses }: EditsNow) => newest !== null && newest.uses !== uses;

  async function showAlone(cutout: Blob, edits: EditsNow) {
    const bitmap = await createImageBitmap(cutout);
    if (isClosed || isOutdated(edits)) return bitmap.close();
    shown.getState().bitmap?.close();
    known = edits;
    shown.setState({ bitmap, isGuess: (newest ?? edits) !== edits });
  }

  return {
    shown,
    guess(edits) {
      newest = edits;
      wanted = edits;
      void run();
    },
    async takeTruth(cutout, edits) {
      const canGuess = await ready();
      if (isClosed || isOutdated(edits)) return;
      if (!canGuess) return showAlone(cutout, edits);
      try {
        await solver.takeTruth({ cutout, edits });
      } catch (error) {
        // Nothing can be guessed: what the server has made is all there is to see.
        console.warn(error);
        if (isClosed) return;
        return showAlone(cutout, edits);
      }
      known = edits;
      wanted = newest ?? edits;
      await run();
    },
    close() {
      isClosed = true;
      shown.getState().bitmap?.close();
      solver.close();
    },
  };
}
