import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { formatPercent } from '../format/measure.ts';
import { DownloadButton } from '../image/download-button.tsx';
import { studioPath } from '../image/studio-path.ts';
import { wordProblem } from '../problem/problem-text.ts';
import type { Editor } from './editor.ts';
import classes from './editor-view.module.css';
import type { SaveState } from './outbox.ts';
import { noRoomWords } from './sheet-room.ts';
import { wordSaveProblem } from './word-save-problem.ts';

/** Whether what is seen is the server's cutout or a guess at it, and what is going on. */
export function ResultLine({ editor }: { editor: Editor }) {
  const { working, waiting, problem, final } = useStore(editor.maker.state);
  const isGuess = useStore(editor.previewer.shown, (shown) => shown.isGuess);
  const isShown = useStore(editor.previewer.shown, (shown) => shown.bitmap !== null);
  const ready = useStore(editor.ready);
  const saveState = useStore(editor.outbox.state);
  // Without guesses what is seen is behind what is drawn, until the server has made it.
  const guessWords = ready.canGuess ? 'Preview' : 'Waiting for the server';
  const words = !ready.isReady || !isShown ? 'Getting the picture ready' : isGuess ? guessWords : 'Result';
  const { isFull } = useStore(editor.room);
  if (isFull)
    return (
      <div className={classes.result} role="alert">
        {noRoomWords}
      </div>
    );
  if (problem) return <Failed words={wordProblem(problem).title} onRetry={() => void editor.maker.retry()} />;
  if (waiting === 'final')
    return (
      <div className={classes.result} role="status">
        {wordWait(saveState)}
      </div>
    );
  if (final)
    return (
      <div className={classes.result} data-final>
        Applied
        <DownloadButton size="compact-md" url={final.downloadUrl}>
          Download
        </DownloadButton>
        <Button
          size="compact-md"
          variant="default"
          component={Link}
          to={studioPath({ imageId: editor.image.id, renditionId: final.id })}
        >
          Open in Studio
        </Button>
      </div>
    );
  if (ready.problem && !working)
    return (
      <Failed
        words={`No preview while you draw: ${wordProblem(ready.problem).title}`}
        onRetry={editor.prepareAgain}
      />
    );
  return (
    <div className={classes.result} data-guess={isGuess || undefined}>
      {words}
      {working && working.fraction > 0 && (
        <span className="tabular">
          {working.isFinal ? 'Applying' : 'Refining'} {formatPercent(working.fraction)}
        </span>
      )}
    </div>
  );
}

function Failed({ words, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <div className={classes.result} role="alert">
      {words}
      <Button size="compact-sm" variant="light" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

/** Why what Apply was asked for is not made yet. */
function wordWait(state: SaveState): string {
  if (state.at === 'offline') return 'Apply waits for a connection';
  if (state.at === 'waiting' || state.at === 'refused')
    return `Apply waits until your strokes are saved: ${wordSaveProblem(state.problem)}`;
  return 'Apply waits until your strokes are saved';
}
