import { Button, Loader, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { addressWithKey } from '../session/key-address.ts';
import classes from './key-ways.module.css';

/** Of no use before somebody asks for it. */
const QrCode = lazy(async () => ({ default: (await import('../ui/qr-code.tsx')).QrCode }));

/** Means another machine to every other machine. */
const isOwnMachine = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);

/** The key for another device's camera: why as an address, docs/decisions/keep-your-key.md says. */
export function KeyCode({ apiKey, onDone }: { apiKey: string; onDone: () => void }) {
  return (
    <div className={classes.code}>
      <Suspense fallback={<Loader className={classes.square} type="dots" aria-label="Drawing the code" />}>
        <QrCode
          className={classes.square}
          text={addressWithKey(location.origin, apiKey)}
          label="QR code of an address that opens your account. Copy or download the key if you cannot scan it."
        />
      </Suspense>
      <div className={classes.words}>
        <Text size="sm">
          Scan it with your phone: your pictures open there too, and the phone keeps the key. Whoever scans it
          gets in, so show it to nobody else.
        </Text>
        {isOwnMachine && (
          <Text size="sm" c="var(--warning)">
            You opened Pasteup at {location.host}, which other devices cannot reach. A phone reads the code,
            but it opens on this computer only.
          </Text>
        )}
        <Button variant="default" onClick={onDone}>
          I have scanned it
        </Button>
      </div>
    </div>
  );
}
