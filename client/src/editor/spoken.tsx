import { VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import type { Speaker } from './speaker.ts';

/** What happens, for who does not see it. */
export function Spoken({ speaker }: { speaker: Speaker }) {
  const said = useStore(speaker.said);
  return (
    <VisuallyHidden aria-live="polite" aria-relevant="additions" role="log">
      {said.map(({ key, text }) => (
        <span key={key}>{text} </span>
      ))}
    </VisuallyHidden>
  );
}
