import { useEffect, useState } from 'react';
import { DownloadAll } from './download-all.tsx';
import classes from './gallery-page.module.css';
import { shownPhotos } from './gallery-state.ts';
import { Mark } from './mark.tsx';
import { MorePhotos } from './more-photos.tsx';
import { endedTitle, NoticePage } from './notice-page.tsx';
import type { GalleryData } from './page.ts';
import { PhotoRows } from './photo-rows.tsx';
import { SendPhotos } from './send-photos.tsx';
import { useMinutes } from './use-clock.ts';
import { useGallery } from './use-gallery.ts';
import { useLoaded } from './use-loaded.ts';
import { countPhotos, endsIn } from './words.ts';

export function GalleryPage(page: GalleryData) {
  const gallery = useGallery(page);
  const [openId, setOpenId] = useState<string | null>(null);
  const lightbox = useLoaded(() => import('./lightbox.tsx'));
  const { facts, isOver } = gallery;
  const photos = shownPhotos(gallery.photos);
  const canSee = facts.access?.canSee ?? false;
  useEffect(() => {
    if (isOver) document.title = endedTitle('gallery');
  }, [isOver]);
  if (isOver) return <NoticePage kind="ended" thing="gallery" />;
  const open = lightbox && ((index: number) => setOpenId(photos[index]?.id ?? null));
  return (
    <>
      <main className={classes.page} data-drop-box={!canSee || undefined}>
        <header className={classes.header}>
          <h1>{facts.name}</h1>
          {facts.note && <p className={classes.note}>{facts.note}</p>}
          <div className={classes.bar}>
            <Figures page={page} gallery={gallery} />
            {canSee && photos.length > 0 && <DownloadAll page={page} facts={facts} />}
          </div>
        </header>
        {facts.access?.canUpload && (
          <SendPhotos
            page={page}
            facts={facts}
            shownIds={new Set(gallery.photos.map(({ id }) => id))}
            isWhole={gallery.next === null}
          />
        )}
        {page.after !== null && (
          <a className={classes.first} href={`/g/${page.slug}`}>
            Back to the first photos
          </a>
        )}
        {canSee && <PhotoRows photos={photos} onOpen={open} />}
        {canSee && photos.length === 0 && <p className={classes.empty}>No photos here yet.</p>}
        <MorePhotos page={page} gallery={gallery} />
      </main>
      <Mark />
      {lightbox && openId && (
        <lightbox.Lightbox
          photos={photos}
          openId={openId}
          canGetOriginals={facts.access?.canGetOriginals ?? false}
          onShow={setOpenId}
          onClose={() => setOpenId(null)}
        />
      )}
    </>
  );
}

function Figures({ page, gallery }: { page: GalleryData; gallery: ReturnType<typeof useGallery> }) {
  const { imageCount, access } = gallery.facts;
  const now = useMinutes(gallery.clock, page.now);
  const figures = [
    access?.canSee && imageCount ? countPhotos(imageCount) : null,
    endsIn(access?.endsAt ?? null, now),
  ].filter((one) => one !== null);
  return <p className={classes.figures}>{figures.join(' · ')}</p>;
}
