import { useNavigate, useOutlet } from 'react-router';
import { CoverPage } from '../list/cover-page.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { NewWishlist } from './new-wishlist.tsx';
import { TableIllustration } from './table-illustration.tsx';
import { WishlistCard } from './wishlist-card.tsx';
import { wishlistList } from './wishlist-list.ts';

/** One wishlist takes the place of all. */
export function WishlistsPage() {
  return useOutlet() ?? <Wishlists />;
}

const empty = {
  illustration: <TableIllustration />,
  title: 'Lay out what you wish for',
  text: "Add things by a photo, a shop's link or a name. They cut themselves out and lay themselves into a collage that you share by one short link, where friends can say what they give.",
};

function Wishlists() {
  const list = useLiveList(wishlistList);
  return (
    <CoverPage
      title="Wishlists"
      newLabel="New wishlist"
      New={NewAndOpen}
      empty={empty}
      list={list}
      Card={WishlistCard}
    />
  );
}

function NewAndOpen({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  return <NewWishlist onMade={(id) => void navigate(`/wishlists/${id}`)} onClose={onClose} />;
}
