import { Button, CopyButton, PasswordInput, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useStore } from '../store.ts';
import { apiKeyState } from './api-key.ts';

/** Hidden dots until its eye is pressed. */
export function ShownKey() {
  const { key } = useStore(apiKeyState);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Whoever has this key can see and change everything in your account. It is also the way back in from
        another browser.
      </Text>
      <PasswordInput label="API key" readOnly value={key ?? ''} />
      <CopyButton value={key ?? ''} timeout={2000}>
        {({ copied, copy }) => (
          <Button
            variant={copied ? 'light' : 'filled'}
            onClick={copy}
            leftSection={copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
          >
            <span aria-live="polite">{copied ? 'Copied' : 'Copy key'}</span>
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
