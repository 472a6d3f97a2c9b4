import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { faceOf } from './face-of.ts';
import { ItemFields } from './item-fields.tsx';
import { itemInput, valuesOf, wrongItem } from './item-values.ts';
import { updateItem } from './update-item.ts';

export function EditItem({ item, onClose }: { item: ItemLiveFragment; onClose: () => void }) {
  const client = useClient();
  const [values, setValues] = useState(() => valuesOf(item));
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wrong = wrongItem(values);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(wrong).length > 0 || saving) return;
    setSaving(true);
    const refused = await updateItem(client, itemInput(faceOf(item).id, values, valuesOf(item)));
    setSaving(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Dialog onClose={onClose} title={`Edit “${faceOf(item).name}”`} size={500}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ItemFields values={values} onChange={setValues} wrong={wrong} />
          {item.image && (
            <Switch
              label="Keep the picture’s background"
              description="Then it lies on the collage as a rectangle."
              checked={values.keepsBackground}
              onChange={(event) => setValues({ ...values, keepsBackground: event.currentTarget.checked })}
            />
          )}
          <TextInput
            label="Another picture, by its address"
            placeholder="https://"
            value={values.imageUrl}
            error={wrong.imageUrl}
            onChange={(event) => setValues({ ...values, imageUrl: event.currentTarget.value })}
          />
          {problem && <ProblemCard problem={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving} disabled={Object.keys(wrong).length > 0}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
