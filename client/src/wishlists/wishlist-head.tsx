import { Button, Group, Text } from '@mantine/core';
import {
  IconArrowLeft,
  IconFileCode,
  IconFileText,
  IconPencil,
  IconPhotoDown,
  IconShare3,
  IconTable,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useClient } from 'urql';
import { countOf } from '../format/count.ts';
import { formatDay, isEndingSoon, timeLeft } from '../gallery/time-left.ts';
import type { ExportFormat, WishlistLiveFragment } from '../gql/graphql.ts';
import { EntriesPopover } from '../ui/entries-popover.tsx';
import { useNow } from '../ui/use-now.ts';
import { deleteWishlist } from './delete-wishlist.ts';
import { EditWishlist } from './edit-wishlist.tsx';
import { exportFile } from './export-file.ts';
import { TitleField } from './title-field.tsx';
import classes from './wishlist-page.module.css';

const files = [
  { format: 'HTML', label: 'As a page of its own', Icon: IconFileText },
  { format: 'CSV', label: 'As a table', Icon: IconTable },
  { format: 'JSON', label: 'As data, to import again', Icon: IconFileCode },
] as const satisfies { format: ExportFormat; label: string; Icon: unknown }[];

interface WishlistHeadProps {
  wishlist: WishlistLiveFragment;
  /** What is done to the collages. */
  tools: ReactNode;
  onShare: () => void;
  onExport: () => void;
}

export function WishlistHead({ wishlist, tools, onShare, onExport }: WishlistHeadProps) {
  const client = useClient();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const remove = async () => {
    if (await deleteWishlist(client, wishlist)) void navigate('/wishlists', { replace: true });
  };
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Link to="/wishlists" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          Wishlists
        </Link>
        <TitleField key={wishlist.title} wishlist={wishlist} />
        <Facts wishlist={wishlist} />
        {wishlist.note && <Text className={classes.note}>{wishlist.note}</Text>}
      </div>
      <Group gap="xs">
        {tools}
        <Button leftSection={<IconShare3 size={17} aria-hidden />} px="md" onClick={onShare}>
          Share
        </Button>
        <EntriesPopover
          label="More"
          groups={[
            {
              entries: [
                {
                  label: 'Title and note',
                  icon: <IconPencil size={17} aria-hidden />,
                  onPick: () => setEditing(true),
                },
              ],
            },
            {
              title: 'Take it along',
              entries: [
                {
                  label: 'As a picture',
                  icon: <IconPhotoDown size={17} aria-hidden />,
                  onPick: onExport,
                },
                ...files.map(({ format, label, Icon }) => ({
                  label,
                  icon: <Icon size={17} aria-hidden />,
                  onPick: () => void exportFile(client, wishlist.id, format),
                })),
              ],
            },
            {
              entries: [
                {
                  label: 'Delete wishlist',
                  icon: <IconTrash size={17} aria-hidden />,
                  isDangerous: true,
                  onPick: () => void remove(),
                },
              ],
            },
          ]}
        />
      </Group>
      {editing && <EditWishlist wishlist={wishlist} onClose={() => setEditing(false)} />}
    </header>
  );
}

function Facts({ wishlist }: { wishlist: WishlistLiveFragment }) {
  const { order, visibility, hasPassword, revealAt, expiresAt } = wishlist;
  const nowMs = useNow(60_000);
  const left = timeLeft(expiresAt, nowMs);
  const isRevealed = revealAt ? Date.parse(revealAt) <= nowMs : false;
  return (
    <p className={`${classes.facts} tabular`}>
      {order.length === 0 ? 'Empty' : countOf(order.length, 'item')}
      {' · '}
      {visibility === 'PRIVATE'
        ? 'private'
        : hasPassword
          ? 'open to whoever has its link and password'
          : 'open to whoever has its link'}
      {revealAt &&
        (isRevealed
          ? ' · claims are shown'
          : ` · claims are shown from ${formatDay(new Date(revealAt), nowMs)}`)}
      {left && (
        <>
          {' · '}
          <span data-soon={isEndingSoon(expiresAt, nowMs) || undefined}>{left}</span>
        </>
      )}
    </p>
  );
}
