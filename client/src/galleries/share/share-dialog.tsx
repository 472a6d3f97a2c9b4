import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { countOf } from '../../format/count.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import type { GalleryLiveFragment } from '../../gql/graphql.ts';
import { problemOfRequest } from '../../problem/find-problem.ts';
import { ProblemCard } from '../../problem/problem-card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useNow } from '../../ui/use-now.ts';
import { LinkCard } from './link-card.tsx';
import { LinkForm } from './link-form.tsx';
import { OwnAddress } from './own-address.tsx';
import classes from './share.module.css';
import { GalleryLinks, ShareLink } from './share-link.ts';

interface ShareDialogProps {
  gallery: GalleryLiveFragment;
  /** How many of its photos are served without a signature. */
  publicCount: number;
  onClose: () => void;
}

/** Ways into a gallery for others: its links, each in a plain sentence, and its own address. */
export function ShareDialog({ gallery, publicCount, onClose }: ShareDialogProps) {
  const { id, name } = gallery;
  const galleryEnd = gallery.expiresAt ?? null;
  const phone = useMediaQuery('(max-width: 48em)');
  const nowMs = useNow();
  const [{ data, error }, ask] = useQuery({
    query: GalleryLinks,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const askAgain = () => ask({ requestPolicy: 'network-only' });
  const [wantsNew, setWantsNew] = useState(false);
  const [newId, setNewId] = useState<string | null>(null);
  const nodes = data?.node?.__typename === 'Gallery' ? data.node.links?.nodes : undefined;
  const links = nodes && readFragment(ShareLink, nodes);
  const isFirst = links?.length === 0;
  return (
    <Dialog onClose={onClose} title={`Share “${name}”`} size={640} fullScreen={phone}>
      <Stack gap="md">
        {error && <ProblemCard problem={problemOfRequest(error)} onRetry={askAgain} />}
        {!links && !error && <Skeleton height={220} radius="lg" />}
        {links && (isFirst || wantsNew) && (
          <LinkForm
            galleryId={id}
            galleryEnd={galleryEnd}
            link={null}
            onCancel={isFirst ? undefined : () => setWantsNew(false)}
            onDone={(made) => {
              setNewId(made);
              setWantsNew(false);
              askAgain();
            }}
          />
        )}
        {links && !isFirst && !wantsNew && (
          <Button
            variant="default"
            leftSection={<IconPlus size={17} aria-hidden />}
            className={classes.more}
            onClick={() => setWantsNew(true)}
          >
            New link
          </Button>
        )}
        {publicCount > 0 && (
          <Alert color="yellow" variant="light">
            {countOf(publicCount, 'photo')} of this gallery {publicCount === 1 ? 'has' : 'have'} public
            addresses. Whoever has seen such an address can open that file also when the link has ended.
          </Alert>
        )}
        {links && !isFirst && (
          <ul className={classes.list} aria-label="Links">
            {links.map((link) => (
              <LinkCard
                key={link.id}
                galleryId={id}
                galleryEnd={galleryEnd}
                link={link}
                nowMs={nowMs}
                isNew={link.id === newId}
                onChanged={askAgain}
              />
            ))}
          </ul>
        )}
        <OwnAddress gallery={gallery} />
        <Text size="xs" c="dimmed">
          What somebody has saved stays with them, whatever you end here.
        </Text>
      </Stack>
    </Dialog>
  );
}
