import { Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type EndChoice, noEnd } from '../gallery/end-choice.ts';
import { EndField } from '../gallery/end-field.tsx';

/** What is said of a gallery in a form. */
export interface GalleryValues {
  name: string;
  note: string;
  end: EndChoice;
  isOpen: boolean;
}

export const emptyGallery: GalleryValues = { name: '', note: '', end: noEnd, isOpen: false };

interface GalleryFieldsProps {
  values: GalleryValues;
  onChange: (values: GalleryValues) => void;
}

export function GalleryFields({ values, onChange }: GalleryFieldsProps) {
  const set = (patch: Partial<GalleryValues>) => onChange({ ...values, ...patch });
  return (
    <Stack gap="md">
      <TextInput
        label="Name"
        data-autofocus
        required
        withAsterisk={false}
        maxLength={200}
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Note"
        description="Whoever sees the gallery reads it."
        autosize={false}
        rows={3}
        maxLength={2000}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <EndField
        label="Ends"
        description="Then it is gone, with its photos and its links."
        choice={values.end}
        onChange={(end) => set({ end })}
      />
      <Switch
        label="Open to whoever has its address"
        description="Otherwise only you see it, and who has a link that you made."
        checked={values.isOpen}
        onChange={(event) => set({ isOpen: event.currentTarget.checked })}
      />
    </Stack>
  );
}
