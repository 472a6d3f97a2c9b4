import { ActionIcon, ColorSwatch, Popover } from '@mantine/core';
import { useStore } from 'zustand';
import { ColorChoice } from '../recipe/color-choice.tsx';
import { UndoButtons } from '../ui/undo-buttons.tsx';
import type { Desk } from './desk.ts';

interface WishlistToolsProps {
  desk: Desk;
  background: string | null;
}

/** What is done to both collages: taking back, doing again, and what they lie on. */
export function WishlistTools({ desk, background }: WishlistToolsProps) {
  const { pastStates, futureStates } = useStore(desk.history.temporal);
  return (
    <>
      <UndoButtons
        canUndo={pastStates.length > 0}
        canRedo={futureStates.length > 0}
        undo={desk.undo}
        redo={desk.redo}
      />
      <Popover position="bottom-end" shadow="lg" width={330} trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon variant="default" size={36} aria-label="Background" title="Background">
            <ColorSwatch size={18} color={background ?? 'transparent'} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label="Background">
          <ColorChoice label="Both collages lie on" color={background} onChange={desk.paint} />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
