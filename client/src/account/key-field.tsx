import { PasswordInput } from '@mantine/core';
import { CopyButton } from '../ui/copy-button.tsx';
import { keyEye } from './key-eye.ts';

/** A key to be copied: hidden dots until its eye is pressed. */
export function KeyField({ label, value }: { label: string; value: string }) {
  return (
    <>
      <PasswordInput label={label} readOnly value={value} visibilityToggleButtonProps={keyEye} />
      <CopyButton label="Copy key" value={value} />
    </>
  );
}
