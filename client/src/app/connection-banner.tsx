import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useMatch } from 'react-router';
import { useStore } from 'zustand';
import { useFeature, useSession } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import classes from './connection-banner.module.css';

/** A blink of the network is nobody's business. */
const patienceMs = 1_500;

/** Says that live updates are interrupted, once that has lasted a moment. */
export function ConnectionBanner() {
  const lost = useStore(useSession().socket.state) === 'lost';
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
  const isHeld = useStore(useFeature(trayFeature).state, ({ batches }) =>
    batches.some(({ path, held }) => path === '/convert' && held > 0),
  );
  // The Convert page says it in its own place.
  if (isConverting && isHeld) return null;
  return (
    <p className={classes.banner}>
      <IconPlugConnectedX size={17} aria-hidden />
      Reconnecting… What you see may be a little behind.
    </p>
  );
}
