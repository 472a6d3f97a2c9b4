import { Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CreateWishlist } from './create-wishlist.ts';
import { startOfDay, wrongReveal } from './reveal.ts';
import { RevealField } from './reveal-field.tsx';

interface NewWishlistProps {
  onMade: (id: string) => void;
  onClose: () => void;
}

const empty = { title: '', note: '', isOpen: false, day: null as string | null };

export function NewWishlist({ onMade, onClose }: NewWishlistProps) {
  const [values, setValues] = useState(empty);
  const [{ fetching, error }, create] = useMutation(CreateWishlist);
  const set = (patch: Partial<typeof empty>) => setValues({ ...values, ...patch });
  const { note, isOpen, day } = values;
  const title = values.title.trim();
  const isReady = title !== '' && (day === null || wrongReveal(day, Date.now()) === null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || fetching) return;
    const input = {
      title,
      note: note.trim() || null,
      visibility: isOpen ? ('UNLISTED' as const) : ('PRIVATE' as const),
      revealAt: day === null ? null : startOfDay(day)?.toISOString(),
    };
    const { data } = await create({ input });
    if (data?.createWishlist) onMade(data.createWishlist.wishlist.id);
  }

  return (
    <Dialog onClose={onClose} title="New wishlist" size={460}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label="Title"
            data-autofocus
            required
            withAsterisk={false}
            maxLength={200}
            value={values.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label="Note"
            description="Whoever sees the wishlist reads it."
            autosize={false}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <Switch
            label="Open to whoever has its link"
            description="Otherwise only you see it. You can open it later, when all is in its place."
            checked={isOpen}
            onChange={(event) => set({ isOpen: event.currentTarget.checked })}
          />
          <RevealField day={day} onChange={(next) => set({ day: next })} />
          {error && <ProblemCard problem={problemOfRequest(error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={fetching} disabled={!isReady}>
              Create wishlist
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
