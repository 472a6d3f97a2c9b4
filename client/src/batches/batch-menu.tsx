import { Button, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BatchLiveFragment } from '../gql/graphql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { EntriesPopover } from '../ui/entries-popover.tsx';
import { useBatchActions } from './use-batch-actions.ts';

export function BatchMenu({ batch }: { batch: BatchLiveFragment }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <EntriesPopover
        label="More"
        groups={[
          {
            entries: [
              {
                label: 'Delete batch',
                icon: <IconTrash size={17} aria-hidden />,
                isDangerous: true,
                onPick: () => setDeleting(true),
              },
            ],
          },
        ]}
      />
      {deleting && <DeleteBatch batch={batch} onClose={() => setDeleting(false)} />}
    </>
  );
}

function DeleteBatch({ batch: { id, name }, onClose }: { batch: BatchLiveFragment; onClose: () => void }) {
  const navigate = useNavigate();
  const { busy, remove } = useBatchActions();
  async function submit() {
    if (await remove(id)) void navigate('/batches', { replace: true });
  }
  return (
    <Dialog onClose={onClose} title={`Delete “${name}”?`} size={440}>
      <Stack gap="md">
        <Text size="sm">
          What still waits is canceled; its rows, its spreadsheet and the result go for good. Pictures that
          have come stay in the library or in their gallery.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red" loading={busy} onClick={() => void submit()}>
            Delete batch
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
