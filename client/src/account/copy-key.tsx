import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../ui/copy-text.ts';

const labels = {
  idle: 'Copy key',
  copied: 'Copied',
  refused: 'Copying is not allowed here',
};

interface CopyKeyProps extends ButtonProps {
  value: string;
  onCopied?: () => void;
}

export function CopyKey({ value, onCopied, variant = 'filled', ...rest }: CopyKeyProps) {
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
