import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';

interface UndoButtonsProps {
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
  /** Of what, where a page has more than one thing to take back. */
  of?: string;
  /** CSS pixels. Default: 36. */
  size?: number;
}

/** Take back what was done, step by step, and do it again: by buttons, or as everywhere by Ctrl Z. */
export function UndoButtons({ canUndo, canRedo, undo, redo, of, size = 36 }: UndoButtonsProps) {
  useWindowEvent('keydown', (event) => {
    const letter = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (letter !== 'z' && letter !== 'y') || isElsewhere(event.target))
      return;
    event.preventDefault();
    if (letter === 'y' || event.shiftKey) redo();
    else undo();
  });
  const actions = [
    { label: 'Undo', Icon: IconArrowBackUp, act: undo, isThere: canUndo },
    { label: 'Redo', Icon: IconArrowForwardUp, act: redo, isThere: canRedo },
  ];
  return (
    <Group gap={4}>
      {actions.map(({ label, Icon, act, isThere }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={size}
            aria-label={of ? `${label}: ${of}` : label}
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

/** A dialog is over the page, or what is typed into a field is to be taken back; sliders and switches are inputs too. */
const isElsewhere = (target: EventTarget | null) =>
  document.querySelector('[role=dialog][aria-modal]') !== null ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && /^(text|number|search|url)$/.test(target.type) && !target.readOnly);
