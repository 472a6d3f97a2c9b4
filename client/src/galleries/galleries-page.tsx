import { useNavigate, useOutlet } from 'react-router';
import { galleryList } from '../gallery/gallery-list.ts';
import { CoverPage } from '../list/cover-page.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { GalleryCard } from './gallery-card.tsx';
import { NewGallery } from './new-gallery.tsx';
import { WallIllustration } from './wall-illustration.tsx';

/** One gallery takes the place of all. */
export function GalleriesPage() {
  return useOutlet() ?? <Galleries />;
}

const empty = {
  illustration: <WallIllustration />,
  title: 'Show your photos to somebody',
  text: 'A gallery holds photos in an order of your own. Hand on a link to it, let guests send theirs, and let all of it end by itself on a day you choose.',
};

function Galleries() {
  const list = useLiveList(galleryList);
  return (
    <CoverPage
      title="Galleries"
      newLabel="New gallery"
      New={NewAndOpen}
      empty={empty}
      list={list}
      Card={GalleryCard}
    />
  );
}

function NewAndOpen({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  return <NewGallery onMade={(id) => void navigate(`/galleries/${id}`)} onClose={onClose} />;
}
