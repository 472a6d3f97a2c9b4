import { useState } from 'react';
import { useClient } from 'urql';
import Lightbox, { type SlideImage } from 'yet-another-react-lightbox';
import Captions from 'yet-another-react-lightbox/plugins/captions';
import Counter from 'yet-another-react-lightbox/plugins/counter';
import Download from 'yet-another-react-lightbox/plugins/download';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import 'yet-another-react-lightbox/plugins/captions.css';
import 'yet-another-react-lightbox/plugins/counter.css';
import { saveUrl } from '../image/save-url.ts';
import { readPhoto } from './read-photo.ts';

interface PhotoLightboxProps {
  ids: readonly string[];
  openId: string;
  /** Told which photo was looked at last. */
  onClosed: (id: string) => void;
}

/** Photos one after the other over the whole window. */
export function PhotoLightbox({ ids, openId, onClosed }: PhotoLightboxProps) {
  const client = useClient();
  const [open, setOpen] = useState(true);
  const [id, setId] = useState(openId);
  const slideOf = (each: string): SlideImage => {
    const photo = readPhoto(client, each);
    const { preview, thumbnail, width, height } = photo ?? {};
    const size = { width: width ?? 3, height: height ?? 2 };
    const scaled = (file: { url?: string | null; width: number }) => ({
      src: file.url ?? '',
      width: file.width,
      height: Math.round((file.width * size.height) / size.width),
    });
    return {
      src: preview?.url ?? thumbnail?.url ?? photo?.placeholder ?? '',
      alt: photo?.filename,
      title: photo?.filename,
      description: photo?.guestName ? `from ${photo.guestName}` : undefined,
      ...size,
      srcSet: [thumbnail, preview].flatMap((file) => (file?.url ? [scaled(file)] : [])),
      ...(preview?.downloadUrl ? { downloadUrl: preview.downloadUrl } : { download: false }),
    };
  };
  const index = Math.max(0, ids.indexOf(id));
  return (
    <Lightbox
      open={open}
      close={() => setOpen(false)}
      index={index}
      slides={ids.map(slideOf)}
      plugins={[Captions, Counter, Download, Zoom]}
      carousel={{ finite: true, padding: 0 }}
      captions={{ descriptionTextAlign: 'start' }}
      counter={{ container: { style: { top: 'unset', bottom: 0 } } }}
      zoom={{ maxZoomPixelRatio: 2 }}
      styles={{ container: { backgroundColor: '#0f0d0b' } }}
      download={{
        download({ slide }) {
          if (slide.downloadUrl) saveUrl(slide.downloadUrl);
        },
      }}
      on={{
        view: ({ index: at }) => setId(ids[at] ?? id),
        exited: () => onClosed(id),
      }}
    />
  );
}
