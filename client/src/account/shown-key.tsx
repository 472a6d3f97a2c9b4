import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { useStore } from '../ui/store.ts';
import { apiKeyState } from './api-key.ts';
import { keyEye } from './key-eye.ts';

const copyLabels = {
  idle: 'Copy key',
  copied: 'Copied',
  refused: 'Not allowed here. Show the key and copy it by hand',
};

/** Hidden dots until its eye is pressed. */
export function ShownKey() {
  const { key } = useStore(apiKeyState);
  const [state, setState] = useState<keyof typeof copyLabels>('idle');
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Whoever has this key can see and change everything in your account. It is also the way back in from
        another browser.
      </Text>
      <PasswordInput label="API key" readOnly value={key ?? ''} visibilityToggleButtonProps={keyEye} />
      <Button
        variant={state === 'idle' ? 'filled' : 'light'}
        onClick={() => void copyText(key ?? '').then((copied) => setState(copied ? 'copied' : 'refused'))}
        leftSection={
          state === 'copied' ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />
        }
      >
        <span aria-live="polite">{copyLabels[state]}</span>
      </Button>
    </Stack>
  );
}
