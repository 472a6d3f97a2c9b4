import { CardPage } from './card-page.tsx';
import type { Thing } from './page.ts';

const ended =
  'It was shared for a while, and that time is over. Whoever sent you the address may share it again.';

const notices = {
  missing: {
    title: 'There is nothing at this address',
    text: 'It may have been mistyped, or what was here is gone. Ask whoever sent it to you for a new one.',
  },
  busy: {
    title: 'One moment, please',
    text: 'Very much was asked from where you are. Wait a little and load the page again.',
  },
};

/** Frames that hold no pictures. */
const faded = (
  <>
    <path d="M58 66l14-17 11 12 8-8 12 13" />
    <circle cx="92" cy="36" r="6" />
  </>
);

export const endedTitle = (thing: Thing): string => `This ${thing} has ended`;

type NoticeProps = { kind: keyof typeof notices } | { kind: 'ended'; thing: Thing };

export function NoticePage(notice: NoticeProps) {
  const { title, text } =
    notice.kind === 'ended' ? { title: endedTitle(notice.thing), text: ended } : notices[notice.kind];
  return (
    <CardPage drawing={faded}>
      <h1>{title}</h1>
      <p>{text}</p>
    </CardPage>
  );
}
