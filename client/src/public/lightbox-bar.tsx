import type { ReactNode } from 'react';
import type { Photo } from './documents.ts';
import classes from './lightbox.module.css';
import { titleOf } from './words.ts';

interface LightboxBarProps {
  photo: Photo;
  index: number;
  count: number;
  canGetOriginals: boolean;
  isZoomed: boolean;
  onZoom: () => void;
  onClose: () => void;
}

export function LightboxBar({ photo, index, count, canGetOriginals, ...bar }: LightboxBarProps) {
  const original = canGetOriginals ? photo.url : null;
  const url = original ?? photo.preview?.downloadUrl;
  return (
    <div className={classes.bar}>
      <p className={classes.where} aria-live="polite">
        <span className={classes.count}>
          {index + 1} / {count}
        </span>
        <span className={classes.title}>{titleOf(photo, index)}</span>
      </p>
      <button
        className={classes.tool}
        type="button"
        aria-label="Zoom"
        aria-pressed={bar.isZoomed}
        onClick={bar.onZoom}
      >
        <Drawing>
          <path d="M20 20l-4-4M11 8v6M8 11h6M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0" />
        </Drawing>
      </button>
      {url && (
        <a
          className={classes.tool}
          href={url}
          download={original ? photo.filename : ''}
          aria-label={original ? 'Download the original' : 'Download'}
        >
          <Drawing>
            <path d="M12 4v11m-5-5 5 5 5-5M5 20h14" />
          </Drawing>
        </a>
      )}
      <button className={classes.tool} type="button" aria-label="Close" onClick={bar.onClose}>
        <Drawing>
          <path d="M6 6l12 12M18 6L6 18" />
        </Drawing>
      </button>
    </div>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
