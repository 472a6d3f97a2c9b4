import { Button, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFolderOpen, IconPhotoPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { countPictures } from '../format/count.ts';
import { LimitsLine } from '../upload/limits-line.tsx';
import { useConverter } from './converter-feature.ts';
import classes from './empty-convert.module.css';
import { FolderIllustration } from './folder-illustration.tsx';
import type { LastRun } from './last-run.ts';
import { LeftOut } from './left-out.tsx';
import type { Picks } from './picks.ts';

export function EmptyConvert({ onPickFolder, onPickFiles }: Picks) {
  // Nothing can be dropped with a finger.
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return (
    <div className={classes.empty}>
      <LastRunNotice />
      <FolderIllustration />
      <Title order={2} className={classes.title}>
        {isTouch ? 'Choose your photos, take lighter ones away' : 'Drop a folder, take a lighter one away'}
      </Title>
      <Text c="dimmed" className={classes.lead}>
        Hundreds of photos at once: choose what they become, watch them go, and download all of them as one
        zip.
      </Text>
      <div className={classes.buttons}>
        <Button size="lg" leftSection={<IconFolderOpen size={20} aria-hidden />} onClick={onPickFolder}>
          Choose a folder
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPhotoPlus size={20} aria-hidden />}
          onClick={onPickFiles}
        >
          Choose photos
        </Button>
      </div>
      <LeftOut />
      <LimitsLine />
    </div>
  );
}

/** After a reload. The page cannot open the files again by itself. */
function LastRunNotice() {
  const converter = useConverter();
  const lastRun = useStore(converter.lastRun);
  const isThere = lastRun !== null;
  useEffect(() => {
    // A phone comes back to where the list was scrolled to, far below this.
    if (isThere) scrollTo(0, 0);
  }, [isThere]);
  if (!lastRun) return null;
  const { title, text } = lastRunWords(lastRun);
  return (
    <section className={classes.notice} aria-label="The last run">
      <div>
        <p className={classes.noticeTitle}>{title}</p>
        <p className={classes.noticeText}>{text}</p>
      </div>
      <Button size="xs" variant="default" onClick={converter.dismissLastRun}>
        Dismiss
      </Button>
    </section>
  );
}

function lastRunWords({ done, keys }: LastRun) {
  return done === null
    ? {
        title: `Your last run of ${countPictures(keys.length)} can go on`,
        text: 'Drop or choose the same folder again. What is done already is not done again.',
      }
    : {
        title: `Your last ${done === 1 ? 'picture is' : `${countPictures(done)} are`} converted`,
        text: 'Drop the same folder to have them here again.',
      };
}
