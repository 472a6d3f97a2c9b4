import { ActionIcon, Button, Divider, Modal, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconRefresh, IconReplace, IconUserCircle } from '@tabler/icons-react';
import { useRef } from 'react';
import { useQuery } from 'urql';
import { formatBytes } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import { KeyForm } from './key-form.tsx';
import { RotateKey } from './rotate-key.tsx';
import { ShownKey } from './shown-key.tsx';
import { UploadsEnd } from './uploads-end.tsx';

const AccountUsage = graphql(`
  query AccountUsage {
    viewer {
      id
      name
      usage {
        images
        storedBytes
        activeJobs
      }
    }
  }
`);

export function AccountMenu() {
  const opener = useRef<HTMLButtonElement>(null);
  const [open, menu] = useDisclosure();
  const [showing, show] = useDisclosure();
  const [replacing, replace] = useDisclosure();
  const [rotating, rotate] = useDisclosure();
  const [{ data }] = useQuery({ query: AccountUsage, pause: !open, requestPolicy: 'cache-and-network' });
  const usage = data?.viewer?.usage;
  const entries = [
    { label: 'Show API key', icon: IconKey, dialog: show },
    { label: 'Use another key', icon: IconReplace, dialog: replace },
    { label: 'Rotate key', icon: IconRefresh, dialog: rotate },
  ];

  return (
    <>
      <Popover position="bottom-end" width={250} shadow="lg" trapFocus opened={open} onChange={menu.set}>
        <Popover.Target>
          <ActionIcon
            ref={opener}
            variant="subtle"
            color="gray"
            size={44}
            radius="xl"
            aria-label="Account"
            onClick={menu.toggle}
          >
            <IconUserCircle size={24} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label="Account" p={6}>
          <Stack gap={2} px={12} py={8}>
            <Text size="sm" fw={600}>
              {data?.viewer?.name ?? 'Your account'}
            </Text>
            <Text size="xs" c="dimmed" className="tabular" aria-live="polite">
              {usage ? `${pictures(usage.images)} · ${formatBytes(usage.storedBytes)} stored` : 'Counting…'}
            </Text>
          </Stack>
          <Divider mb={6} />
          {entries.map(({ label, icon: Icon, dialog }) => (
            <Button
              key={label}
              variant="subtle"
              color="gray"
              c="var(--text)"
              fw={500}
              px={12}
              fullWidth
              justify="flex-start"
              leftSection={<Icon size={17} aria-hidden />}
              onClick={() => {
                menu.close();
                // The dialog gives the focus back to what has it now, and this entry goes.
                opener.current?.focus();
                dialog.open();
              }}
            >
              {label}
            </Button>
          ))}
        </Popover.Dropdown>
      </Popover>

      <Modal opened={showing} onClose={show.close} title="Your API key">
        <ShownKey />
      </Modal>
      <Modal opened={replacing} onClose={replace.close} title="Use another key">
        <Text size="sm" c="dimmed" mb="md">
          This browser switches to that key's account. Keep the present key somewhere if you want to come
          back: it is the only way in.
        </Text>
        <UploadsEnd />
        <KeyForm submitLabel="Switch account" autoFocus onDone={replace.close} />
      </Modal>
      <Modal opened={rotating} onClose={rotate.close} title="Rotate key">
        <RotateKey onDone={rotate.close} />
      </Modal>
    </>
  );
}

const pictures = (count: number) => `${count} ${count === 1 ? 'picture' : 'pictures'}`;
