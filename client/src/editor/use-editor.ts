import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Problem } from '../problem/problem.ts';
import { openEditStore } from './edit-store.ts';
import { createEditor, type Editor } from './editor.ts';
import { createEditKeeper } from './kept-edits.ts';
import { type OpenedPicture, openPicture } from './open-picture.ts';
import type { Prepare } from './preparation.ts';
import { prepareSolver } from './prepare-solver.ts';
import { startSolver } from './solver/start-solver.ts';

type EditorAt =
  | { at: 'opening' }
  | { at: 'failed'; problem: Problem }
  | { at: 'open'; editor: Editor; opened: OpenedPicture };

/** Opens a picture to be corrected, and closes it with the page; `again` opens it anew. */
export function useEditor(imageId: string): { state: EditorAt; again: () => void } {
  const client = useClient();
  const [state, setState] = useState<EditorAt>({ at: 'opening' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round opens it anew
  useEffect(() => {
    const end = new AbortController();
    let editor: Editor | null = null;
    setState({ at: 'opening' });
    const keeper = createEditKeeper(imageId, openEditStore());
    void (async () => {
      const [opened, solver] = await Promise.all([
        openPicture(client, imageId, keeper.read()),
        startSolver(),
      ]);
      if (end.signal.aborted) return solver.close();
      if ('problem' in opened) {
        solver.close();
        return setState({ at: 'failed', problem: opened.problem });
      }
      const { image, marks } = opened;
      const prepare: Prepare = (ground, signal) =>
        prepareSolver({ client, image, marks, ground, solver, signal });
      editor = createEditor({ client, opened, solver, prepare, keeper });
      setState({ at: 'open', editor, opened });
      editor.begin();
    })().catch((error) => {
      console.warn(error);
      if (!end.signal.aborted) setState({ at: 'failed', problem: { code: 'NOT_UNDERSTOOD', params: {} } });
    });
    return () => {
      end.abort();
      keeper.leave();
      editor?.close();
    };
  }, [client, imageId, round]);
  return { state, again: () => setRound((before) => before + 1) };
}
