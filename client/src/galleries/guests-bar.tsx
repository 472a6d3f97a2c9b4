import { Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { countOf } from '../format/count.ts';
import { graphql } from '../gql/gql.ts';
import { inBatches } from '../image/in-batches.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { notifyProblem } from '../problem/notify-problem.ts';
import classes from './gallery-page.module.css';

const ApproveImages = graphql(`
  mutation ApproveImages($ids: [ID!]!) {
    approveImages(input: { ids: $ids }) {
      images {
        ...ImageLive
      }
    }
  }
`);

interface GuestsBarProps {
  /** What guests have sent and nobody else sees yet. */
  ids: readonly string[];
  /** Whether these alone are shown. */
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}

export function GuestsBar({ ids, isShown, onShow }: GuestsBarProps) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  async function approveAll() {
    setBusy(true);
    for (const batch of inBatches(ids)) {
      const { error } = await client.mutation(ApproveImages, { ids: batch }).toPromise();
      if (error) {
        notifyProblem(problemOfRequest(error));
        break;
      }
    }
    setBusy(false);
  }
  return (
    <section className={classes.guests} aria-label="From guests">
      <IconUsers size={20} stroke={1.7} aria-hidden />
      <Text size="sm" fw={550} className={classes.guestWords}>
        {countOf(ids.length, 'photo')} from guests {ids.length === 1 ? 'awaits' : 'await'} you. Nobody else
        sees {ids.length === 1 ? 'it' : 'them'} until you approve.
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-md" variant="default" aria-pressed={isShown} onClick={() => onShow(!isShown)}>
          {isShown ? 'Show all photos' : 'Show'}
        </Button>
        <Button size="compact-md" loading={busy} onClick={() => void approveAll()}>
          Approve all
        </Button>
      </Group>
    </section>
  );
}
