import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFilePicker } from '../ui/use-file-picker.tsx';
import { useFocusIfLost } from '../ui/use-focus-if-lost.ts';
import { announceRun } from './announce-run.ts';
import { ConversionList } from './conversion-list.tsx';
import classes from './convert-page.module.css';
import { ConvertSettings } from './convert-settings.tsx';
import { useConverter, useRunPart } from './converter-feature.ts';
import { EmptyConvert } from './empty-convert.tsx';
import { leftOutWords } from './left-out-words.ts';
import type { Picks } from './picks.ts';
import { RunPanel } from './run-panel.tsx';
import { useRunSum } from './use-run-sum.ts';

export function ConvertPage() {
  const { addFiles } = useConverter();
  const folder = useFilePicker({ onFiles: addFiles, kind: 'folder' });
  const files = useFilePicker({ onFiles: addFiles });
  const isEmpty = useRunPart((run) => run.keys.length === 0);
  const [wasFilled, setFilled] = useState(!isEmpty);
  useEffect(() => {
    if (!isEmpty) setFilled(true);
  }, [isEmpty]);
  const heading = useFocusIfLost<HTMLHeadingElement>(isEmpty && wasFilled);
  const picks: Picks = { onPickFolder: folder.open, onPickFiles: files.open };
  return (
    <>
      <VisuallyHidden>
        <h1 ref={heading} tabIndex={-1}>
          Convert
        </h1>
      </VisuallyHidden>
      {folder.input}
      {files.input}
      {isEmpty ? <EmptyConvert {...picks} /> : <Bench {...picks} />}
      <Announcement />
    </>
  );
}

function Bench(picks: Picks) {
  const isStarted = useRunPart((run) => run.startedMs !== null);
  const sum = useRunSum();
  return (
    <div className={classes.bench}>
      {/* Ahead of a list that may be a thousand rows: it is what one comes for next. */}
      <div className={classes.side}>{isStarted ? <RunPanel sum={sum} /> : <ConvertSettings sum={sum} />}</div>
      <ConversionList sum={sum} {...picks} />
    </div>
  );
}

/** There before it has anything to say: what a region is born with is not read out. */
function Announcement() {
  const sum = useRunSum();
  const isStarted = useRunPart((run) => run.startedMs !== null);
  const leftOut = useRunPart(leftOutWords);
  return (
    <VisuallyHidden aria-live="polite">
      {[...(sum.total > 0 ? [announceRun(sum, isStarted)] : []), ...(isStarted ? [] : [leftOut])].join('. ')}
    </VisuallyHidden>
  );
}
