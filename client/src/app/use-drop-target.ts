import { useMemo } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useConverter } from '../convert/converter-context.ts';
import { useStudio } from '../studio/studio-context.ts';
import type { DropTarget } from './drop-anywhere.tsx';

/** The Convert page keeps what is dropped on it; from every other page it goes to the Studio. */
export function useDropTarget(): DropTarget {
  const studio = useStudio();
  const converter = useConverter();
  const navigate = useNavigate();
  const isConverting = useMatch('/convert') !== null;
  return useMemo(
    () =>
      isConverting
        ? {
            title: 'Drop to convert',
            text: 'Folders too, with all that is in them.',
            onFiles: converter.addFiles,
          }
        : {
            title: 'Drop to start',
            text: 'Every picture is cut out with the recipe you chose last.',
            onFiles(files) {
              studio.addFiles(files);
              void navigate('/');
            },
          },
    [isConverting, studio, converter, navigate],
  );
}
