import { type ReactNode, useRef } from 'react';
import { tableTypes } from './table-types.ts';

/** The browser's own choice of a spreadsheet: `open` shows it, `input` has to be on the page. */
export function useTablePicker(onFile: (file: File) => void): { open: () => void; input: ReactNode } {
  const element = useRef<HTMLInputElement>(null);
  return {
    open: () => element.current?.click(),
    input: (
      <input
        ref={element}
        type="file"
        hidden
        accept={tableTypes.join()}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file may be picked again, with what was mended in it.
          currentTarget.value = '';
        }}
      />
    ),
  };
}
