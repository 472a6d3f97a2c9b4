import { IconPlugConnectedX } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useState } from 'react';
import { useMatch } from 'react-router';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { SocketState } from '../api/socket-state.ts';
import { useConverter } from '../convert/converter-context.ts';
import type { Uploads } from '../upload/upload.ts';
import classes from './connection-banner.module.css';

export const SocketStateContext = createContext<StoreApi<SocketState>>(
  createStore<SocketState>(() => 'idle'),
);

/** A blink of the network is nobody's business. */
const patienceMs = 1_500;

/** Says that live updates are interrupted, once that has lasted a moment. */
export function ConnectionBanner() {
  const lost = useStore(useContext(SocketStateContext)) === 'lost';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status" className={classes.place}>
      {shown && <Banner />}
    </div>
  );
}

function Banner() {
  const isConverting = useMatch('/convert') !== null;
  const isHeld = useStore(useConverter().uploader.uploads, isAnyHeld);
  // The Convert page says it in its own place.
  if (isConverting && isHeld) return null;
  return (
    <p className={classes.banner}>
      <IconPlugConnectedX size={17} aria-hidden />
      Reconnecting… What you see may be a little behind.
    </p>
  );
}

const isAnyHeld = (uploads: Uploads) => [...uploads.values()].some(({ held }) => held === 'CONNECTION');
