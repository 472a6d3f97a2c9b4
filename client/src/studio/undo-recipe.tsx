import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useStudio } from './studio-feature.ts';
import type { PictureStore } from './table.ts';

/** Takes changes of a picture's recipe back, one by one, and does them again: by its buttons or as everywhere by Ctrl Z. */
export function UndoRecipe({ store }: { store: PictureStore }) {
  const studio = useStudio();
  const { key } = useStore(store);
  const { pastStates, futureStates } = useStore(store.temporal);
  const undo = () => studio.undo(key);
  const redo = () => studio.redo(key);
  useWindowEvent('keydown', (event) => {
    const letter = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (letter !== 'z' && letter !== 'y') || isElsewhere(event.target))
      return;
    event.preventDefault();
    if (letter === 'y' || event.shiftKey) redo();
    else undo();
  });
  const actions = [
    { label: 'Undo', Icon: IconArrowBackUp, act: undo, isThere: pastStates.length > 0 },
    { label: 'Redo', Icon: IconArrowForwardUp, act: redo, isThere: futureStates.length > 0 },
  ];
  return (
    <Group gap={4}>
      {actions.map(({ label, Icon, act, isThere }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`${label}: recipe`}
            // Not `disabled`: the keyboard's focus would be lost with the last of them.
            aria-disabled={!isThere}
            opacity={isThere ? 1 : 0.35}
            onClick={act}
          >
            <Icon size={19} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

/** A dialog is over the page, or what is typed into a field is to be taken back; switches and lists are inputs too. */
const isElsewhere = (target: EventTarget | null) =>
  document.querySelector('[role=dialog]') !== null ||
  (target instanceof HTMLInputElement && /^(text|number|search)$/.test(target.type) && !target.readOnly);
