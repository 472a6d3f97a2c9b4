import { Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useEffect } from 'react';
import classes from './drop-anywhere.module.css';
import { pastedFiles } from './pasted-files.ts';

export interface DropTarget {
  /** What becomes of what is dropped, while it is held over the page. */
  title: string;
  text: string;
  onFiles: (files: readonly File[]) => void;
}

/** Files and folders dropped anywhere in the window, whatever page it shows, or files pasted. What each of them is, is for `onFiles` to check. */
export function DropAnywhere({ title, text, onFiles }: DropTarget) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = pastedFiles(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, [onFiles]);

  return (
    <Dropzone.FullScreen
      active
      onDrop={onFiles}
      className={classes.zone}
      classNames={{ inner: classes.inner }}
      inputProps={{ 'aria-label': 'Drop photos' }}
    >
      <Title order={2}>{title}</Title>
      <Text c="dimmed">{text}</Text>
    </Dropzone.FullScreen>
  );
}
