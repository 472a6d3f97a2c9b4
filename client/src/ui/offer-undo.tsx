import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const undoMs = 10_000;

/** Says what was done, and for ten seconds offers to take it back. */
export function offerUndo(message: string, onUndo: () => void) {
  const toast = notifications.show({
    autoClose: undoMs,
    withCloseButton: false,
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(toast);
            onUndo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
