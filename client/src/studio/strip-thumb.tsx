import { IconPhoto } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { drawThumb } from '../image/draw-thumb.ts';
import { useObjectUrl } from '../ui/use-object-url.ts';
import classes from './filmstrip.module.css';

interface StripThumbProps {
  /** The server's; null until it has one. */
  url: string | null;
  /** Drawn here meanwhile. */
  file: File | null;
  placeholder: string | null;
}

/** A format the browser cannot show (HEIC in most) gets a drawn picture until the server has a thumbnail. */
export function StripThumb({ url, file, placeholder }: StripThumbProps) {
  const [drawn, setDrawn] = useState<Blob | null>(null);
  const wanted = url ? null : file;
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    void drawThumb(wanted, abort.signal).then((thumb) => abort.signal.aborted || setDrawn(thumb));
    return () => abort.abort();
  }, [wanted]);
  const drawnUrl = useObjectUrl(wanted && drawn);
  const src = url ?? drawnUrl ?? placeholder;
  return (
    <span className={`${classes.thumb} checkerboard`}>
      {src ? <img src={src} alt="" decoding="async" /> : <IconPhoto size={22} aria-hidden />}
    </span>
  );
}
