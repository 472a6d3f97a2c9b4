import classes from './card-page.module.css';
import { Mark } from './mark.tsx';

const notices = {
  ended: {
    title: 'This gallery has ended',
    text: 'It was shared for a while, and that time is over. Whoever sent you the address may share it again.',
  },
  missing: {
    title: 'There is nothing at this address',
    text: 'It may have been mistyped, or what was here is gone. Ask whoever sent it to you for a new one.',
  },
  busy: {
    title: 'One moment, please',
    text: 'Very much was asked from where you are. Wait a little and load the page again.',
  },
};

export function NoticePage({ kind }: { kind: keyof typeof notices }) {
  const { title, text } = notices[kind];
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <FadedFrames />
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <Mark />
    </main>
  );
}

/** Frames that hold no pictures. */
function FadedFrames() {
  return (
    <svg className={classes.drawing} viewBox="0 0 160 96" fill="none" aria-hidden="true">
      <rect x="14" y="26" width="58" height="50" rx="6" transform="rotate(-7 43 51)" />
      <rect x="88" y="22" width="58" height="50" rx="6" transform="rotate(6 117 47)" />
      <rect x="46" y="14" width="68" height="68" rx="7" className={classes.front} />
      <path d="M58 66l14-17 11 12 8-8 12 13" />
      <circle cx="92" cy="36" r="6" />
    </svg>
  );
}
