import { Button, PasswordInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { keyEye } from './key-eye.ts';

const copyLabels = {
  idle: 'Copy key',
  copied: 'Copied',
  refused: 'Not allowed here. Show the key and copy it by hand',
};

/** A key to be copied: hidden dots until its eye is pressed. */
export function KeyField({ label, value }: { label: string; value: string }) {
  const [state, setState] = useState<keyof typeof copyLabels>('idle');
  return (
    <>
      <PasswordInput label={label} readOnly value={value} visibilityToggleButtonProps={keyEye} />
      <Button
        variant={state === 'idle' ? 'filled' : 'light'}
        onClick={() => void copyText(value).then((copied) => setState(copied ? 'copied' : 'refused'))}
        leftSection={
          state === 'copied' ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />
        }
      >
        <span aria-live="polite">{copyLabels[state]}</span>
      </Button>
    </>
  );
}
