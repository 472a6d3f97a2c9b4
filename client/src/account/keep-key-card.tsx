import { CloseButton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { apiKeyState } from '../session/api-key.ts';
import { keptElsewhere, noteKeptElsewhere } from '../session/kept-elsewhere.ts';
import { useFeature, useSession } from '../session/session-context.ts';
import classes from './keep-key-card.module.css';
import { KeyWays } from './key-ways.tsx';
import { picturesFeature } from './pictures-feature.ts';

const why = {
  forgetful: {
    title: 'Keep your key',
    text: 'It is the only way back to your pictures, and browsers forget it: Safari does after 7 days without a visit.',
  },
  unkept: {
    title: 'This browser does not keep your key',
    text: 'It is gone when you close this page, and it is the only way back to your pictures. Keep it in one of these ways.',
  },
};

/**
 * Above every page once there are pictures to lose, until the key is kept elsewhere or that is not wanted. Where the browser
 * keeps nothing it is there from the start, and says that instead.
 */
export function KeepKeyCard({ onGone }: { onGone: () => void }) {
  const { account } = useSession();
  const { key, unkept } = useStore(apiKeyState);
  const hasPictures = useStore(useFeature(picturesFeature).state, ({ hasAny }) => hasAny);
  const isAnswered = useStore(keptElsewhere, ({ accounts }) => accounts.includes(account));
  const titleId = useId();
  if (isAnswered || key === null || !(hasPictures || unkept)) return null;
  const { title, text } = unkept ? why.unkept : why.forgetful;
  const end = (message: string) => {
    notifications.show({ message });
    onGone();
  };
  return (
    <section className={classes.card} aria-labelledby={titleId}>
      <span className={classes.icon}>
        <IconKey size={20} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.words}>
        <Text id={titleId} fw={650}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      <KeyWays key={key} className={classes.ways} apiKey={key} onKept={end} />
      <CloseButton
        className={classes.close}
        radius="xl"
        aria-label="Close, I do not want to keep the key"
        onClick={() => {
          noteKeptElsewhere(account);
          end('Your key stays in the account menu, under “Show API key”.');
        }}
      />
    </section>
  );
}
