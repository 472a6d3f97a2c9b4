import { Text, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useEffect } from 'react';
import classes from './drop-anywhere.module.css';

/** Files dropped anywhere in the window, whatever page it shows, or pasted. What each of them is, is for the uploader to check. */
export function DropAnywhere({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
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
      <Title order={2}>Drop to start</Title>
      <Text c="dimmed">Every picture is cut out with the recipe you chose last.</Text>
    </Dropzone.FullScreen>
  );
}
