import { useEffect, useState } from 'react';
import { ask } from './ask.ts';
import { DownloadPublicGallery, type GalleryFacts } from './documents.ts';
import classes from './download-all.module.css';
import type { GalleryData } from './page.ts';

/** Only where a script runs: the address of a zip is made for who asks for it. */
export function DownloadAll({ page: { slug, pass }, facts }: { page: GalleryData; facts: GalleryFacts }) {
  const [isHere, setHere] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setHere(true), []);

  async function download(files: 'PREVIEWS' | 'ORIGINALS') {
    setProblem(null);
    const input = { gallery: { link: { slug, pass }, files } };
    const { data, refusal } = await ask(DownloadPublicGallery, { input });
    const url = data?.createDownload?.url;
    if (url) location.assign(url);
    else setProblem(refusal?.message ?? 'There is nothing to download.');
  }

  if (!isHere) return null;
  return (
    <div className={classes.download}>
      <button className="button" type="button" onClick={() => download('PREVIEWS')}>
        <Arrow />
        Download all
      </button>
      {facts.access?.canGetOriginals && (
        <button className="button" type="button" onClick={() => download('ORIGINALS')}>
          Originals
        </button>
      )}
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}

function Arrow() {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M12 4v11m-5-5 5 5 5-5M5 20h14" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
