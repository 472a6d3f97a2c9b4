import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CopyButton } from '../ui/copy-button.tsx';

/** The secret of an endpoint that was made with the batch: it is told this once, so it stays until it is put away. */
export function showSecret(secret: string) {
  notifications.show({
    autoClose: false,
    title: 'Secret of the webhook, shown this once',
    message: (
      <Stack gap="xs" align="flex-start">
        <Text component="code" size="xs" style={{ overflowWrap: 'anywhere' }}>
          {secret}
        </Text>
        <CopyButton size="xs" value={secret} label="Copy secret" />
      </Stack>
    ),
  });
}
