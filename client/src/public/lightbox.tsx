import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Photo } from './documents.ts';
import classes from './lightbox.module.css';
import { LightboxBar } from './lightbox-bar.tsx';
import { Slide } from './slide.tsx';

interface LightboxProps {
  photos: readonly Photo[];
  openId: string;
  canGetOriginals: boolean;
  onShow: (id: string | null) => void;
  onClose: () => void;
}

/**
 * The photos beside each other on one strip, of which the browser shows one at a time: it knows how a finger moves and
 * pinches. What is scrolled to is what is open.
 */
export function Lightbox({ photos, openId, canGetOriginals, onShow, onClose }: LightboxProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const strip = useRef<HTMLElement>(null);
  const [isZoomed, setZoomed] = useState(false);
  const latest = useRef(0);
  const found = photos.findIndex(({ id }) => id === openId);
  // One that went while it was open gives its place to the next.
  const index = found >= 0 ? found : Math.min(latest.current, photos.length - 1);
  const photo = photos[index];
  latest.current = index;

  useEffect(() => {
    dialog.current?.showModal();
    strip.current?.focus();
  }, []);
  useEffect(() => {
    if (!photo) onClose();
    else if (found < 0) onShow(photo.id);
  }, [photo, found, onShow, onClose]);
  // Photos that came or went before it would push it aside.
  useLayoutEffect(() => {
    const { current } = strip;
    if (current && placeIn(current) !== index)
      current.scrollTo({ left: index * current.clientWidth, behavior: 'instant' });
  }, [index]);

  const go = (to: number) => {
    const { current } = strip;
    if (!current || !photos[to]) return;
    setZoomed(false);
    current.scrollTo({ left: to * current.clientWidth, behavior: isCalm() ? 'instant' : 'smooth' });
  };
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    // The strip itself would be scrolled by it, too.
    if (/^(Arrow(Left|Right)|Home|End)$/.test(key)) event.preventDefault();
    if (key === 'ArrowRight') go(index + 1);
    if (key === 'ArrowLeft') go(index - 1);
    if (key === 'Home') go(0);
    if (key === 'End') go(photos.length - 1);
    if (key === '+' || key === '=') setZoomed(true);
    if (key === '-') setZoomed(false);
  };
  const settle = () => {
    const at = strip.current ? photos[placeIn(strip.current)] : undefined;
    if (at && at.id !== openId) onShow(at.id);
  };

  if (!photo) return null;
  return (
    <dialog ref={dialog} className={classes.box} aria-label="Photo" onClose={onClose} onKeyDown={press}>
      <LightboxBar
        photo={photo}
        index={index}
        count={photos.length}
        canGetOriginals={canGetOriginals}
        isZoomed={isZoomed}
        onZoom={() => setZoomed(!isZoomed)}
        onClose={() => dialog.current?.close()}
      />
      <section
        ref={strip}
        className={classes.strip}
        data-zoomed={isZoomed || undefined}
        aria-label="Photos"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys.
        tabIndex={0}
        onScroll={settle}
      >
        {photos.map((one, at) => (
          <Slide
            key={one.id}
            photo={one}
            index={at}
            isNear={Math.abs(at - index) <= 1}
            isZoomed={isZoomed && at === index}
            onZoom={() => setZoomed(!isZoomed)}
          />
        ))}
      </section>
      <Step label="Previous photo" isAt="start" isOff={index === 0} onStep={() => go(index - 1)} />
      <Step label="Next photo" isAt="end" isOff={index === photos.length - 1} onStep={() => go(index + 1)} />
    </dialog>
  );
}

const placeIn = ({ scrollLeft, clientWidth }: HTMLElement) => Math.round(scrollLeft / clientWidth);

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

interface StepProps {
  label: string;
  isAt: 'start' | 'end';
  isOff: boolean;
  onStep: () => void;
}

function Step({ label, isAt, isOff, onStep }: StepProps) {
  return (
    <button
      className={classes.step}
      data-at={isAt}
      type="button"
      aria-label={label}
      disabled={isOff}
      onClick={onStep}
    >
      <svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
        <path
          d={isAt === 'start' ? 'M15 5l-7 7 7 7' : 'M9 5l7 7-7 7'}
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
