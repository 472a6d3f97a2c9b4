import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPhotoPlus, IconSelect, IconShare3 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { isEndingSoon, timeLeft } from '../gallery/time-left.ts';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { useNow } from '../ui/use-now.ts';
import { countPhotos } from './count-photos.ts';
import { EditGallery } from './edit-gallery.tsx';
import { GalleryMenu } from './gallery-menu.tsx';
import classes from './gallery-page.module.css';

interface GalleryHeadProps {
  gallery: GalleryLiveFragment;
  isChoosing: boolean;
  onChoosing: (isChoosing: boolean) => void;
  onAdd: () => void;
  onShare: () => void;
  onSorted: () => void;
}

export function GalleryHead({ gallery, isChoosing, onChoosing, onAdd, onShare, onSorted }: GalleryHeadProps) {
  const [editing, setEditing] = useState(false);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Link to="/galleries" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          Galleries
        </Link>
        <Group gap={6} wrap="nowrap" align="flex-start">
          <Title order={1} tabIndex={-1} className={classes.name}>
            {gallery.name}
          </Title>
          <Tooltip label="Edit">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label="Edit name and note"
              onClick={() => setEditing(true)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
        <GalleryFacts gallery={gallery} />
        {gallery.note && <Text className={classes.note}>{gallery.note}</Text>}
      </div>
      <Group gap="xs" className={classes.tools}>
        <ToolButton icon={<IconShare3 size={17} aria-hidden />} onClick={onShare} variant="filled">
          Share
        </ToolButton>
        <ToolButton icon={<IconPhotoPlus size={17} aria-hidden />} onClick={onAdd}>
          Add photos
        </ToolButton>
        <ToolButton
          icon={<IconSelect size={17} aria-hidden />}
          isPressed={isChoosing}
          onClick={() => onChoosing(!isChoosing)}
        >
          Select
        </ToolButton>
        <GalleryMenu gallery={gallery} onEdit={() => setEditing(true)} onSorted={onSorted} />
      </Group>
      {editing && <EditGallery gallery={gallery} onClose={() => setEditing(false)} />}
    </header>
  );
}

function GalleryFacts({ gallery: { imageCount, expiresAt, visibility } }: { gallery: GalleryLiveFragment }) {
  const nowMs = useNow(60_000);
  const left = timeLeft(expiresAt, nowMs);
  return (
    <p className={`${classes.facts} tabular`}>
      {countPhotos(imageCount ?? 0)}
      {' · '}
      {left ? (
        <span data-soon={isEndingSoon(expiresAt, nowMs) || undefined}>{left}</span>
      ) : (
        'kept until you delete it'
      )}
      {' · '}
      {visibility === 'PRIVATE' ? 'private' : 'open to whoever has its address'}
    </p>
  );
}

interface ToolButtonProps {
  icon: ReactNode;
  onClick: () => void;
  variant?: 'filled' | 'default';
  isPressed?: boolean;
  children: string;
}

function ToolButton({ icon, onClick, variant = 'default', isPressed, children }: ToolButtonProps) {
  return (
    <Button
      variant={isPressed ? 'light' : variant}
      aria-pressed={isPressed}
      leftSection={icon}
      onClick={onClick}
      px="md"
    >
      {children}
    </Button>
  );
}
