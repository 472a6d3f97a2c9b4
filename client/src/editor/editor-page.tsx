import { Skeleton } from '@mantine/core';
import { Navigate, useOutlet, useParams } from 'react-router';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EditorView } from './editor-view.tsx';
import { useEditor } from './use-editor.ts';

/** Where a cutout is corrected by brushing over it: one picture, which another page has named. */
export function EditorPage() {
  return useOutlet() ?? <Navigate to="/library" replace />;
}

export function EditedPicture() {
  const { imageId = '' } = useParams();
  return <Picture key={imageId} imageId={imageId} />;
}

function Picture({ imageId }: { imageId: string }) {
  const { state, again } = useEditor(imageId);
  if (state.at === 'opening')
    return (
      <div role="status" aria-label="Opening the picture">
        <Skeleton height="70dvh" radius="lg" />
      </div>
    );
  if (state.at === 'failed') return <ProblemCard problem={state.problem} onRetry={again} />;
  return <EditorView editor={state.editor} masks={state.opened.masks} />;
}
