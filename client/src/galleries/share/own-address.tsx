import { Group, Switch } from '@mantine/core';
import { useState } from 'react';
import { useClient } from 'urql';
import type { GalleryLiveFragment } from '../../gql/graphql.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { updateGallery } from '../update-gallery.ts';
import classes from './share.module.css';

/** The gallery's own address, which opens it without any link, if its owner wants so. */
export function OwnAddress({ gallery: { id, url, visibility } }: { gallery: GalleryLiveFragment }) {
  const client = useClient();
  const [saving, setSaving] = useState(false);
  const isOpen = visibility === 'UNLISTED';
  async function change(wanted: boolean) {
    setSaving(true);
    await updateGallery(client, { id, visibility: wanted ? 'UNLISTED' : 'PRIVATE' });
    setSaving(false);
  }
  return (
    <section className={classes.card} aria-label="Its own address">
      <Switch
        label="Open to whoever has its address"
        description="They see the photos without the originals. There is no password, and it cannot be revoked for one person alone."
        checked={isOpen}
        disabled={saving}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {isOpen && (
        <>
          <p className={classes.address}>{url}</p>
          <Group>
            <CopyButton value={url} label="Copy address" size="sm" variant="default" />
          </Group>
        </>
      )}
    </section>
  );
}
