import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { countOf } from '../format/count.ts';
import { type EndChoice, lifeOf, wrongEnd } from '../gallery/end-choice.ts';
import { EndField } from '../gallery/end-field.tsx';
import { graphql } from '../gql/gql.ts';
import { inBatches } from '../image/in-batches.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';

const ExtendImages = graphql(`
  mutation ExtendImages($ids: [ID!]!, $expiresIn: Duration!) {
    extendImages(input: { ids: $ids, expiresIn: $expiresIn }) {
      images {
        ...ImageLive
      }
      heldBackIds
    }
  }
`);

interface ExtendPhotosProps {
  ids: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

/** Gives photos another end. */
export function ExtendPhotos({ ids, onDone, onClose }: ExtendPhotosProps) {
  const [choice, setChoice] = useState<EndChoice>({ kind: 'month', date: '' });
  const [{ fetching, error }, extend] = useMutation(ExtendImages);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const expiresIn = lifeOf(choice, Date.now());
    if (!expiresIn || wrongEnd(choice, Date.now()) || fetching) return;
    let heldBack = 0;
    for (const batch of inBatches(ids)) {
      const { data } = await extend({ ids: batch, expiresIn });
      if (!data?.extendImages) return;
      heldBack += data.extendImages.heldBackIds.length;
    }
    if (heldBack > 0)
      notifications.show({
        message: `${countOf(heldBack, 'photo')} will go sooner, with the gallery. Give that a later end first.`,
      });
    onDone();
    onClose();
  }

  return (
    <Dialog onClose={onClose} title={`Keep ${countOf(ids.length, 'photo')} until`} size={420}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <EndField label="Gone" hasNever={false} choice={choice} onChange={setChoice} />
          <Text size="sm" c="dimmed">
            In a gallery that ends earlier they end with it.
          </Text>
          {error && <ProblemCard problem={problemOfRequest(error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={fetching}>
              Keep
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
