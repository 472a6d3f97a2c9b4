import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { PictureStore } from './table.ts';

/** Takes changes of a picture's recipe back, one by one, and does them again: by its buttons or as everywhere by Ctrl Z. */
export function UndoRecipe({ store }: { store: PictureStore }) {
  const { pastStates, futureStates, undo, redo } = useStore(store.temporal);
  useHotkeys([
    ['mod+Z', () => undo()],
    ['mod+shift+Z', () => redo()],
    ['mod+Y', () => redo()],
  ]);
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
            onClick={() => act()}
          >
            <Icon size={19} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
