import { Stack, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { apiKeyState } from '../session/api-key.ts';
import { KeyField } from './key-field.tsx';

export function ShownKey() {
  const { key } = useStore(apiKeyState);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Whoever has this key can see and change everything in your account. It is also the way back in from
        another browser.
      </Text>
      <KeyField label="API key" value={key ?? ''} />
    </Stack>
  );
}
