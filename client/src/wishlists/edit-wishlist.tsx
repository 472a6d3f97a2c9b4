import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import type { WishlistLiveFragment } from '../gql/graphql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { updateWishlist } from './update-wishlist.ts';

interface EditWishlistProps {
  wishlist: WishlistLiveFragment;
  onClose: () => void;
}

export function EditWishlist({ wishlist, onClose }: EditWishlistProps) {
  const client = useClient();
  const [title, setTitle] = useState(wishlist.title);
  const [note, setNote] = useState(wishlist.note ?? '');
  const [saving, setSaving] = useState(false);
  const isReady = title.trim() !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || saving) return;
    setSaving(true);
    const isDone = await updateWishlist(client, { id: wishlist.id, title: title.trim(), note: note.trim() });
    setSaving(false);
    if (isDone) onClose();
  }

  return (
    <Dialog onClose={onClose} title="Title and note" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label="Title"
            data-autofocus
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label="Note"
            description="Whoever sees the wishlist reads it."
            autosize={false}
            rows={4}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving} disabled={!isReady}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
