import { VisuallyHidden } from '@mantine/core';
import { useRef } from 'react';
import { announceRun } from './announce-run.ts';
import { ConversionList } from './conversion-list.tsx';
import classes from './convert-page.module.css';
import { ConvertSettings } from './convert-settings.tsx';
import { useConverter, useRunPart } from './converter-context.ts';
import { EmptyConvert } from './empty-convert.tsx';
import { RunPanel } from './run-panel.tsx';
import { useRunSum } from './use-run-sum.ts';

export function ConvertPage() {
  const folderPicker = useRef<HTMLInputElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const isEmpty = useRunPart((run) => run.keys.length === 0);
  const picks = {
    onPickFolder: () => folderPicker.current?.click(),
    onPickFiles: () => filePicker.current?.click(),
  };
  return (
    <>
      <VisuallyHidden>
        <h1 tabIndex={-1}>Convert</h1>
      </VisuallyHidden>
      <Picker ref={folderPicker} isFolder />
      <Picker ref={filePicker} />
      {isEmpty ? <EmptyConvert {...picks} /> : <Bench {...picks} />}
    </>
  );
}

interface BenchProps {
  onPickFolder: () => void;
  onPickFiles: () => void;
}

function Bench(picks: BenchProps) {
  const isStarted = useRunPart((run) => run.startedMs !== null);
  const sum = useRunSum();
  return (
    <div className={classes.bench}>
      <ConversionList sum={sum} {...picks} />
      <div className={classes.side}>{isStarted ? <RunPanel sum={sum} /> : <ConvertSettings sum={sum} />}</div>
      <VisuallyHidden aria-live="polite">{announceRun(sum, isStarted)}</VisuallyHidden>
    </div>
  );
}

interface PickerProps {
  ref: React.Ref<HTMLInputElement>;
  isFolder?: boolean;
}

function Picker({ ref, isFolder = false }: PickerProps) {
  const converter = useConverter();
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      {...(isFolder ? { webkitdirectory: '' } : { accept: 'image/*' })}
      onChange={({ currentTarget }) => {
        converter.addFiles([...(currentTarget.files ?? [])]);
        // The same files may be picked again.
        currentTarget.value = '';
      }}
    />
  );
}
