import { Text } from '@mantine/core';
import { KeyForm } from './key-form.tsx';
import { UploadsEnd } from './uploads-end.tsx';

export function SwitchKey({ onDone }: { onDone: () => void }) {
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        This browser switches to that key's account. Keep the present key somewhere if you want to come back:
        it is the only way in.
      </Text>
      <UploadsEnd />
      <KeyForm submitLabel="Switch account" autoFocus onDone={onDone} />
    </>
  );
}
