import { PasswordInput, Stack, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { apiKeyState } from '../session/api-key.ts';
import { keyEye } from './key-eye.ts';
import { KeyWays } from './key-ways.tsx';

export function ShownKey() {
  const key = useStore(apiKeyState, (state) => state.key) ?? '';
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Whoever has this key can see and change everything in your account. It is also the only way back in,
        here and from another browser.
      </Text>
      <PasswordInput label="API key" readOnly value={key} visibilityToggleButtonProps={keyEye} />
      <KeyWays apiKey={key} />
    </Stack>
  );
}
