import { useStore } from 'zustand';
import { UndoButtons } from '../ui/undo-buttons.tsx';
import { useStudio } from './studio-feature.ts';
import type { PictureStore } from './table.ts';

/** Takes changes of a picture's recipe back, one by one, and does them again. */
export function UndoRecipe({ store }: { store: PictureStore }) {
  const studio = useStudio();
  const { key } = useStore(store);
  const { pastStates, futureStates } = useStore(store.temporal);
  return (
    <UndoButtons
      of="recipe"
      canUndo={pastStates.length > 0}
      canRedo={futureStates.length > 0}
      undo={() => studio.undo(key)}
      redo={() => studio.redo(key)}
    />
  );
}
