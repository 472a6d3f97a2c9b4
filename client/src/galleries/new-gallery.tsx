import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { CreateGallery } from '../gallery/create-gallery.ts';
import { lifeOf, wrongEnd } from '../gallery/end-choice.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { emptyGallery, GalleryFields } from './gallery-fields.tsx';

interface NewGalleryProps {
  onMade: (id: string) => void;
  onClose: () => void;
}

export function NewGallery({ onMade, onClose }: NewGalleryProps) {
  const [values, setValues] = useState(emptyGallery);
  const [{ fetching, error }, create] = useMutation(CreateGallery);
  const name = values.name.trim();
  const isReady = name !== '' && wrongEnd(values.end, Date.now()) === null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || fetching) return;
    const input = {
      name,
      note: values.note.trim() || null,
      expiresIn: lifeOf(values.end, Date.now()),
      visibility: values.isOpen ? ('UNLISTED' as const) : ('PRIVATE' as const),
    };
    const { data } = await create({ input });
    if (data?.createGallery) onMade(data.createGallery.gallery.id);
  }

  return (
    <Dialog onClose={onClose} title="New gallery" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <GalleryFields values={values} onChange={setValues} />
          {error && <ProblemCard problem={problemOfRequest(error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={fetching} disabled={!isReady}>
              Create gallery
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
