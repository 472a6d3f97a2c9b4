import { Button, Group, Loader, Text } from '@mantine/core';
import { IconPencil, IconQrcode } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { countOf } from '../../format/count.ts';
import { formatAgo, formatBytes } from '../../format/measure.ts';
import { timeLeft } from '../../gallery/time-left.ts';
import type { ShareLinkFragment } from '../../gql/graphql.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LinkForm } from './link-form.tsx';
import { endWith, linkSentence } from './link-sentence.ts';
import { RevokeLink } from './revoke-link.tsx';
import classes from './share.module.css';

/** Of no use before somebody asks for it. */
const QrCode = lazy(async () => ({ default: (await import('../../ui/qr-code.tsx')).QrCode }));

interface LinkCardProps {
  galleryId: string;
  galleryEnd: string | null;
  link: ShareLinkFragment;
  nowMs: number;
  /** Whether it was made just now: its code is shown at once. */
  isNew: boolean;
  onChanged: () => void;
}

export function LinkCard({ galleryId, galleryEnd, link, nowMs, isNew, onChanged }: LinkCardProps) {
  const [editing, setEditing] = useState(false);
  const [hasCode, setHasCode] = useState(isNew);
  const { url, revokedAt } = link;
  const label = link.label || 'Link without a name';
  const terms = { ...link, expiresAt: link.expiresAt ?? null, upload: uploadTerms(link) };
  if (editing)
    return (
      <li className={classes.card}>
        <LinkForm
          galleryId={galleryId}
          galleryEnd={galleryEnd}
          link={link}
          onCancel={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onChanged();
          }}
        />
      </li>
    );
  return (
    <li className={classes.card} data-revoked={revokedAt ? true : undefined}>
      <div className={classes.cardHead}>
        <Text fw={600} className={classes.label}>
          {label}
        </Text>
        <Text size="xs" c="dimmed" className="tabular">
          {usage(link, nowMs)}
        </Text>
      </div>
      {!revokedAt && (
        <>
          <Text size="sm">{linkSentence(endWith(galleryEnd, terms), nowMs)}</Text>
          <p className={classes.address}>{url}</p>
          <Group gap="xs">
            <CopyButton value={url} label="Copy link" size="sm" />
            <Button
              size="sm"
              variant={hasCode ? 'light' : 'default'}
              aria-expanded={hasCode}
              aria-label={`QR code: ${label}`}
              leftSection={<IconQrcode size={17} aria-hidden />}
              onClick={() => setHasCode(!hasCode)}
            >
              QR code
            </Button>
            <Button
              size="sm"
              variant="default"
              aria-label={`Edit: ${label}`}
              leftSection={<IconPencil size={17} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              Edit
            </Button>
            <RevokeLink id={link.id} label={label} onRevoked={onChanged} />
          </Group>
          {hasCode && (
            <Suspense fallback={<Loader type="dots" aria-label="Drawing the code" />}>
              <QrCode className={classes.code} text={url} label={`QR code of the link ${url}`} />
            </Suspense>
          )}
        </>
      )}
    </li>
  );
}

function uploadTerms({ upload }: ShareLinkFragment) {
  if (!upload) return null;
  const { maxImages, maxBytes, maxImageBytes, imageTtl, needsApproval } = upload;
  return {
    maxImages: maxImages ?? null,
    maxBytes: maxBytes ?? null,
    maxImageBytes: maxImageBytes ?? null,
    imageTtl: imageTtl ?? null,
    needsApproval,
  };
}

function usage({ revokedAt, createdAt, lastUsedAt, expiresAt, upload }: ShareLinkFragment, nowMs: number) {
  if (revokedAt) return `Revoked ${formatAgo(revokedAt, nowMs)}`;
  const { usedImages, usedBytes } = upload ?? { usedImages: 0, usedBytes: 0 };
  return [
    `Made ${formatAgo(createdAt, nowMs)}`,
    lastUsedAt ? `opened ${formatAgo(lastUsedAt, nowMs)}` : 'never opened',
    usedImages > 0 && `${countOf(usedImages, 'photo')} sent (${formatBytes(usedBytes)})`,
    timeLeft(expiresAt, nowMs),
  ]
    .filter(Boolean)
    .join(' · ');
}
