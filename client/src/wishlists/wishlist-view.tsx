import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { createDesk } from './desk.ts';
import { faceOf } from './face-of.ts';
import { Inspector } from './inspector.tsx';
import { ItemPanel } from './item-panel.tsx';
import type { OpenWishlist } from './open-wishlist.ts';
import { removeItem } from './remove-item.ts';
import { StagePair } from './stage-pair.tsx';
import { WishlistHead } from './wishlist-head.tsx';
import classes from './wishlist-page.module.css';
import { WishlistTools } from './wishlist-tools.tsx';

/** Of no use before somebody asks for them. */
const ShareDialog = lazy(async () => ({ default: (await import('./share-dialog.tsx')).ShareDialog }));
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));
const EditItem = lazy(async () => ({ default: (await import('./edit-item.tsx')).EditItem }));

export function WishlistView({ open }: { open: OpenWishlist }) {
  const client = useClient();
  const { wishlist, items } = open;
  const { id } = wishlist;
  const [desk] = useState(() => createDesk(client, id));
  desk.read(open);
  useEffect(() => () => desk.close(), [desk]);
  const [asked, setAsked] = useState<'share' | 'export' | null>(null);
  const [editedId, setEditedId] = useState<string | null>(null);
  const close = () => setAsked(null);
  const held = useStore(desk.state, ({ background }) => background);
  const background = held === undefined ? (wishlist.background ?? null) : held;
  const edited = items.find((item) => faceOf(item).id === editedId);
  const remove = useCallback(
    (itemId: string) => {
      desk.state.setState({ selected: null });
      void removeItem(client, id, desk.itemOf(itemId));
      document.getElementById('main')?.focus({ preventScroll: true });
    },
    [client, id, desk],
  );
  return (
    <>
      <WishlistHead
        wishlist={wishlist}
        tools={<WishlistTools desk={desk} background={background} />}
        onShare={() => setAsked('share')}
        onExport={() => setAsked('export')}
      />
      <div className={classes.desk}>
        <section className={classes.stages} aria-label="Collage">
          <StagePair desk={desk} open={open} background={background} onRemove={remove} />
          <Inspector desk={desk} open={open} onEdit={setEditedId} onRemove={remove} />
        </section>
        <ItemPanel desk={desk} wishlist={wishlist} items={items} onEdit={setEditedId} onRemove={remove} />
      </div>
      <Suspense fallback={null}>
        {asked === 'share' && <ShareDialog wishlist={wishlist} onClose={close} />}
        {asked === 'export' && <ExportDialog wishlist={wishlist} onClose={close} />}
        {edited && <EditItem item={edited} onClose={() => setEditedId(null)} />}
      </Suspense>
    </>
  );
}
