import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import { type EndChoice, endChoiceOf, endOf, wrongEnd } from '../gallery/end-choice.ts';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { GalleryFields } from './gallery-fields.tsx';
import { updateGallery } from './update-gallery.ts';

/** Name, note, end and who sees it. */
export function EditGallery({ gallery, onClose }: { gallery: GalleryLiveFragment; onClose: () => void }) {
  const client = useClient();
  const before = endChoiceOf(gallery.expiresAt);
  const [values, setValues] = useState({
    name: gallery.name,
    note: gallery.note ?? '',
    end: before,
    isOpen: gallery.visibility === 'UNLISTED',
  });
  const [saving, setSaving] = useState(false);
  const isSameEnd = sameChoice(values.end, before);
  const isReady = values.name.trim() !== '' && (isSameEnd || wrongEnd(values.end, Date.now()) === null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || saving) return;
    setSaving(true);
    const end = endOf(values.end, Date.now());
    const isDone = await updateGallery(client, {
      id: gallery.id,
      name: values.name.trim(),
      note: values.note.trim(),
      visibility: values.isOpen ? 'UNLISTED' : 'PRIVATE',
      ...(!isSameEnd && (end ? { expiresAt: end.toISOString() } : { neverExpires: true })),
    });
    setSaving(false);
    if (isDone) onClose();
  }

  return (
    <Dialog onClose={onClose} title="Edit gallery" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <GalleryFields values={values} onChange={setValues} />
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

const sameChoice = (a: EndChoice, b: EndChoice) =>
  a.kind === b.kind && (a.kind !== 'date' || a.date === b.date);
