import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { addItem } from './add-item.ts';
import { ItemFields } from './item-fields.tsx';
import { emptyItem, givenFields, type ItemValues, wrongItem } from './item-values.ts';
import { linkWords } from './link-words.ts';
import { newKey } from './new-key.ts';
import { PickPicture } from './pick-picture.tsx';
import { type Preview, previewLink } from './preview-link.ts';

interface AddLinkProps {
  wishlistId: string;
  link: string;
  onClose: () => void;
}

/** What a shop's page shows, to choose from and to change before it is added. A shop that refuses still gives an item. */
export function AddLink({ wishlistId, link, onClose }: AddLinkProps) {
  const client = useClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [values, setValues] = useState<ItemValues>({ ...emptyItem, link });
  const [saving, setSaving] = useState(false);
  /** The same for each try: an answer that was lost makes no second item. */
  const [clientId] = useState(newKey);

  useEffect(() => {
    let isGone = false;
    void previewLink(client, link).then((answer) => {
      if (isGone) return;
      if ('problem' in answer) return setProblem(answer.problem);
      setPreview(answer.preview);
      setValues((typed) => fillIn(typed, answer.preview));
    });
    return () => {
      isGone = true;
    };
  }, [client, link]);

  const wrong = wrongItem(values);
  const isReady = Object.keys(wrong).length === 0;
  const isAsking = preview === null && problem === null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady || saving) return;
    setSaving(true);
    const { imageUrl } = values;
    const refused = await addItem(client, {
      wishlistId,
      clientId,
      ...givenFields(values),
      ...(imageUrl && { imageUrl }),
    });
    setSaving(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Dialog onClose={onClose} title="Add by a link" size={540}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {isAsking && (
            <Group gap="sm" role="status">
              <Loader size="sm" aria-hidden />
              <Text size="sm">Looking at {new URL(link).hostname}</Text>
            </Group>
          )}
          {preview?.problem && (
            <Alert color="yellow" variant="light" title={linkWords[preview.problem].title}>
              {linkWords[preview.problem].advice}
            </Alert>
          )}
          {problem && <ProblemCard problem={problem} />}
          {preview && preview.pictures.length > 0 && (
            <PickPicture
              pictures={preview.pictures}
              chosen={values.imageUrl}
              onChoose={(imageUrl) => setValues({ ...values, imageUrl })}
            />
          )}
          {!isAsking && <ItemFields values={values} onChange={setValues} wrong={wrong} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={saving} disabled={isAsking || !isReady}>
              Add to the wishlist
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** The page's own words; without any it is called after its shop. */
function fillIn(typed: ItemValues, { url, title, price, pictures }: Preview): ItemValues {
  return {
    ...typed,
    link: url,
    name: title ?? new URL(url).hostname.replace(/^www\./, ''),
    amount: price?.amount ?? '',
    currency: price?.currency ?? typed.currency,
    imageUrl: pictures[0]?.url ?? '',
  };
}
