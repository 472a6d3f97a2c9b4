import { ActionIcon, Button, Divider, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconList, IconRefresh, IconReplace, IconTrash, IconUserCircle } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { countPictures } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { DeleteAccountForm } from './delete-account.tsx';
import { KeyList } from './key-list.tsx';
import { RotateKey } from './rotate-key.tsx';
import { ShownKey } from './shown-key.tsx';
import { SwitchKey } from './switch-key.tsx';

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

interface Entry {
  label: string;
  icon: typeof IconKey;
  /** Of the dialog it opens. */
  title: string;
  render: (close: () => void) => ReactNode;
}

const entries: readonly Entry[] = [
  { label: 'Show API key', icon: IconKey, title: 'Your API key', render: () => <ShownKey /> },
  { label: 'Manage keys', icon: IconList, title: 'Keys of your account', render: () => <KeyList /> },
  {
    label: 'Use another key',
    icon: IconReplace,
    title: 'Use another key',
    render: (close) => <SwitchKey onDone={close} />,
  },
  {
    label: 'Rotate key',
    icon: IconRefresh,
    title: 'Rotate key',
    render: (close) => <RotateKey onDone={close} />,
  },
  { label: 'Delete account', icon: IconTrash, title: 'Delete account', render: () => <DeleteAccountForm /> },
];

export function AccountMenu() {
  const opener = useRef<HTMLButtonElement>(null);
  const [open, menu] = useDisclosure();
  /** The label of the entry whose dialog is open. */
  const [dialog, setDialog] = useState<string | null>(null);
  const close = () => setDialog(null);
  const [{ data }] = useQuery({ query: AccountUsage, pause: !open, requestPolicy: 'cache-and-network' });
  const usage = data?.viewer?.usage;

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
              {usage
                ? `${countPictures(usage.images)} · ${formatBytes(usage.storedBytes)} stored`
                : 'Counting…'}
            </Text>
          </Stack>
          <Divider mb={6} />
          {entries.map(({ label, icon: Icon }) => (
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
                setDialog(label);
              }}
            >
              {label}
            </Button>
          ))}
        </Popover.Dropdown>
      </Popover>

      {entries.map(
        ({ label, title, render }) =>
          dialog === label && (
            <Dialog key={label} onClose={close} title={title}>
              {render(close)}
            </Dialog>
          ),
      )}
    </>
  );
}
