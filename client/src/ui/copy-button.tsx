import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from './copy-text.ts';

interface CopyButtonProps extends ButtonProps {
  value: string;
  /** Until it is copied. */
  label: string;
  onCopied?: () => void;
}

export function CopyButton({ value, label, onCopied, variant = 'filled', ...rest }: CopyButtonProps) {
  const labels = { idle: label, copied: 'Copied', refused: 'Copying is not allowed here' };
  const [state, setState] = useState<keyof typeof labels>('idle');
  async function copy() {
    const copied = await copyText(value);
    setState(copied ? 'copied' : 'refused');
    if (copied) onCopied?.();
  }
  const Icon = state === 'copied' ? IconCheck : IconCopy;
  return (
    <Button
      variant={state === 'idle' ? variant : 'light'}
      onClick={() => void copy()}
      leftSection={<Icon size={17} aria-hidden />}
      {...rest}
    >
      <span aria-live="polite">{labels[state]}</span>
    </Button>
  );
}
