import { VisuallyHidden } from '@mantine/core';
import { useRef } from 'react';
import { EmptyStudio } from './empty-studio.tsx';
import { pictureOf } from './session.ts';
import { useSession, useStudio } from './studio-context.ts';
import { Workbench } from './workbench.tsx';

export function StudioPage() {
  const studio = useStudio();
  const session = useSession();
  const picker = useRef<HTMLInputElement>(null);
  const pick = () => picker.current?.click();
  const picture = pictureOf(session, session.selectedKey);
  return (
    <>
      <VisuallyHidden>
        <h1 tabIndex={-1}>Studio</h1>
      </VisuallyHidden>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept="image/*"
        onChange={({ currentTarget }) => {
          studio.addFiles([...(currentTarget.files ?? [])]);
          // The same file may be picked again.
          currentTarget.value = '';
        }}
      />
      {picture ? <Workbench picture={picture} onPick={pick} /> : <EmptyStudio onPick={pick} />}
    </>
  );
}
