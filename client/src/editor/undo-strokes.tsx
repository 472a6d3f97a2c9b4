import { useStore } from 'zustand';
import { UndoButtons } from '../ui/undo-buttons.tsx';
import type { Editor } from './editor.ts';

/** A stroke a step. */
export function UndoStrokes({ editor }: { editor: Editor }) {
  const canUndo = useStore(editor.list, ({ past }) => past.length > 0);
  const canRedo = useStore(editor.list, ({ future }) => future.length > 0);
  return <UndoButtons canUndo={canUndo} canRedo={canRedo} undo={editor.undo} redo={editor.redo} size={44} />;
}
