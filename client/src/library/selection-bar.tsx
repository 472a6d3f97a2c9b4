import { Button, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import classes from './library.module.css';
import { useDeleteImages } from './use-delete-images.tsx';

export function SelectionBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  const { deleting, deleteImages } = useDeleteImages();
  const remove = async () => {
    if (!(await deleteImages(ids))) return;
    onClear();
    // The bar goes with the focus in it: the list gets it.
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  useWindowEvent('keydown', ({ key, target, repeat }) => {
    // A dialog over the library has these keys for itself.
    if (target instanceof Element && target.closest('[role=dialog]')) return;
    if (key === 'Escape') onClear();
    if (key === 'Delete' && !repeat && !deleting) void remove();
  });
  return (
    <section className={classes.bar} aria-label="Selection">
      <Text size="sm" fw={600} aria-live="polite" className="tabular">
        {ids.length} selected
      </Text>
      <Button variant="subtle" color="gray" radius="xl" onClick={onClear}>
        Clear
      </Button>
      <Button
        color="red"
        radius="xl"
        loading={deleting}
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={() => void remove()}
      >
        Delete
      </Button>
    </section>
  );
}
