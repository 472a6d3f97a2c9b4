import type { GalleryData, Page, WishlistData } from './page.ts';
import { readFacts } from './read-page.ts';
import { readWishlist } from './wishlist/read-wishlist.ts';
import { countWishes } from './wishlist/wish-words.ts';
import { countPhotos } from './words.ts';

interface LinkPreviewProps {
  url: string;
  title: string;
  text: string;
  /** An address that stays, as messengers keep it for weeks. */
  picture: { url: string; width: number; height: number } | null;
}

/** What a messenger shows of the address; of one with a password nothing. */
function LinkPreview({ url, title, text, picture }: LinkPreviewProps) {
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:url" content={url} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={text} />
      <meta name="description" content={text} />
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
      {picture && (
        <>
          <meta property="og:image" content={picture.url} />
          <meta property="og:image:width" content={`${picture.width}`} />
          <meta property="og:image:height" content={`${picture.height}`} />
        </>
      )}
    </>
  );
}

export function ThingPreview({ page }: { page: Extract<Page, { kind: 'gallery' | 'wishlist' }> }) {
  return <LinkPreview {...(page.kind === 'gallery' ? ofGallery(page) : ofWishlist(page))} />;
}

function ofGallery({ url, data }: GalleryData): LinkPreviewProps {
  const { name, note, imageCount, access } = readFacts(data);
  const preview = access?.canSee ? data.gallery?.cover?.preview : null;
  return {
    url,
    title: name,
    text: note ?? (access?.canSee ? countPhotos(imageCount ?? 0) : 'Send your photos here.'),
    picture: preview ? { ...preview, url: `${url}/cover` } : null,
  };
}

function ofWishlist({ url, data }: WishlistData): LinkPreviewProps {
  const { facts, wishes } = readWishlist(data);
  return {
    url,
    title: facts.title,
    text: facts.note ?? countWishes(wishes.length),
    picture: data.wishlist?.preview.image ? { url: `${url}/preview.jpg`, width: 1200, height: 630 } : null,
  };
}
