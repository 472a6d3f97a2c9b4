import { Button, Text } from '@mantine/core';
import { IconDownload, IconLock, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { accountOf } from '../session/account-of.ts';
import { noteKeptElsewhere } from '../session/kept-elsewhere.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useFocusIfLost } from '../ui/use-focus-if-lost.ts';
import { KeyCode } from './key-code.tsx';
import classes from './key-ways.module.css';
import { PasswordForm } from './password-form.tsx';
import { saveKeyFile } from './save-key-file.ts';

const kept = {
  copied: 'Your key is copied. Paste it where you will find it again.',
  downloaded: 'Your key is in a text file among your downloads.',
  scanned: 'Your key is on your other device.',
  saved: 'If your browser asks, let it save the password. If it does not ask, keep the key another way.',
};

interface KeyWaysProps {
  apiKey: string;
  /** Told what to say of it. Default: it is said here. */
  onKept?: (words: string) => void;
  /** May lay out the grid areas `buttons` and `part`. */
  className?: string;
}

/** The four ways to keep a key somewhere besides this browser. Two of them open a part of their own below. */
export function KeyWays({ apiKey, onKept, className = classes.ways }: KeyWaysProps) {
  const [open, setOpen] = useState<'code' | 'password' | null>(null);
  const [words, setWords] = useState('');
  const said = useFocusIfLost<HTMLParagraphElement>(words !== '');
  const keep = (way: keyof typeof kept) => {
    noteKeptElsewhere(accountOf(apiKey));
    setOpen(null);
    (onKept ?? setWords)(kept[way]);
  };
  const opener = (part: 'code' | 'password') => ({
    variant: open === part ? 'light' : 'default',
    'aria-expanded': open === part,
    onClick: () => {
      setWords('');
      setOpen(open === part ? null : part);
    },
  });
  return (
    <div className={className}>
      <div className={classes.buttons}>
        <CopyButton label="Copy key" value={apiKey} variant="default" onCopied={() => keep('copied')} />
        <Button
          variant="default"
          leftSection={<IconDownload size={17} aria-hidden />}
          onClick={() => {
            saveKeyFile(apiKey);
            keep('downloaded');
          }}
        >
          Download
        </Button>
        <Button leftSection={<IconLock size={17} aria-hidden />} {...opener('password')}>
          Save as password
        </Button>
        <Button leftSection={<IconQrcode size={17} aria-hidden />} {...opener('code')}>
          QR code
        </Button>
      </div>
      {open === 'password' && <PasswordForm apiKey={apiKey} onDone={() => keep('saved')} />}
      {open === 'code' && <KeyCode apiKey={apiKey} onDone={() => keep('scanned')} />}
      {!onKept && (
        <Text ref={said} tabIndex={-1} size="sm" c="var(--success)" role="status" className={classes.kept}>
          {words}
        </Text>
      )}
    </div>
  );
}
