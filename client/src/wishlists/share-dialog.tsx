import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconQrcode } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useClient } from 'urql';
import type { UpdateWishlistInput, WishlistLiveFragment } from '../gql/graphql.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import classes from './share.module.css';
import { SharePassword } from './share-password.tsx';
import { ShareTimes } from './share-times.tsx';
import { updateWishlist } from './update-wishlist.ts';

/** Of no use before somebody asks for it. */
const QrCode = lazy(async () => ({ default: (await import('../ui/qr-code.tsx')).QrCode }));

interface ShareDialogProps {
  wishlist: WishlistLiveFragment;
  onClose: () => void;
}

/** Who sees a wishlist, by which link, until when, and when its owner is told of claims. */
export function ShareDialog({ wishlist, onClose }: ShareDialogProps) {
  const { id, title, url, visibility, isIndexed } = wishlist;
  const client = useClient();
  const phone = useMediaQuery('(max-width: 48em)');
  const [saving, setSaving] = useState(false);
  const [hasCode, setHasCode] = useState(false);
  const isOpen = visibility !== 'PRIVATE';
  async function change(input: Omit<UpdateWishlistInput, 'id'>): Promise<boolean> {
    setSaving(true);
    const isDone = await updateWishlist(client, { id, ...input });
    setSaving(false);
    return isDone;
  }
  return (
    <Dialog onClose={onClose} title={`Share “${title}”`} size={560} fullScreen={phone}>
      <Stack gap="md">
        <section className={classes.card} aria-label="Its link">
          <Switch
            label="Open to whoever has its link"
            description="They see the collage and its items, and can say what they give. Without this only you see it."
            checked={isOpen}
            disabled={saving}
            onChange={(event) =>
              void change({ visibility: event.currentTarget.checked ? 'UNLISTED' : 'PRIVATE' })
            }
          />
          {isOpen && (
            <>
              <p className={classes.address}>{url}</p>
              <Group gap="xs">
                <CopyButton value={url} label="Copy link" size="sm" />
                <Button
                  size="sm"
                  variant={hasCode ? 'light' : 'default'}
                  aria-expanded={hasCode}
                  leftSection={<IconQrcode size={17} aria-hidden />}
                  onClick={() => setHasCode(!hasCode)}
                >
                  QR code
                </Button>
                <Button size="sm" variant="default" component="a" href={url} target="_blank" rel="noopener">
                  Look at it
                </Button>
              </Group>
              {hasCode && (
                <Suspense fallback={null}>
                  <QrCode className={classes.code} text={url} label={`QR code of the link ${url}`} />
                </Suspense>
              )}
              <Switch
                label="Search engines may list it"
                description="Then people find it who were never given the link."
                checked={isIndexed}
                disabled={saving}
                onChange={(event) => void change({ isIndexed: event.currentTarget.checked })}
              />
            </>
          )}
        </section>
        {isOpen && <SharePassword wishlist={wishlist} saving={saving} onChange={change} />}
        <ShareTimes wishlist={wishlist} saving={saving} onChange={change} />
        <Text size="xs" c="dimmed">
          Here you see nothing of what friends claim. Whoever opens the link elsewhere does, and so could you:
          that is yours to resist.
        </Text>
      </Stack>
    </Dialog>
  );
}
