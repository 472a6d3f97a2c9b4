import { type ReactNode, useRef } from 'react';
import { pictureTypes } from './picture-types.ts';

interface FilePickerOptions {
  onFiles: (files: readonly File[]) => void;
  /** Default: pictures. */
  kind?: 'pictures' | 'folder';
}

/** The browser's own choice of files: `open` shows it, `input` has to be on the page. */
export function useFilePicker({ onFiles, kind = 'pictures' }: FilePickerOptions): {
  open: () => void;
  input: ReactNode;
} {
  const element = useRef<HTMLInputElement>(null);
  return {
    open: () => element.current?.click(),
    input: (
      <input
        ref={element}
        type="file"
        multiple
        hidden
        {...(kind === 'folder' ? { webkitdirectory: '' } : { accept: pictureTypes.join() })}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same files may be picked again.
          currentTarget.value = '';
        }}
      />
    ),
  };
}
