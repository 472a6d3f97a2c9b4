import { Button, Kbd, Text, Title } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { KeepOriginalsSwitch } from '../upload/keep-originals-switch.tsx';
import { LimitsLine } from '../upload/limits-line.tsx';
import { AddByAddress } from './add-by-address.tsx';
import { CutIllustration } from './cut-illustration.tsx';
import classes from './empty-studio.module.css';
import { RecentPictures } from './recent-pictures.tsx';

const pasteKey = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

export function EmptyStudio({ onPick }: { onPick: () => void }) {
  return (
    <div className={classes.empty}>
      <CutIllustration />
      <Title order={2} className={classes.title}>
        Drop photos, take cutouts away
      </Title>
      <Text c="dimmed" className={classes.lead}>
        <span className={classes.desk}>
          Drop them anywhere on this page, paste them or their addresses with <Kbd>{pasteKey}</Kbd>{' '}
          <Kbd>V</Kbd>, or pick as many as you like.{' '}
        </span>
        Nothing leaves this server.
      </Text>
      <div className={classes.ways}>
        <Button size="lg" leftSection={<IconPhotoPlus size={20} aria-hidden />} onClick={onPick}>
          Choose photos
        </Button>
        <AddByAddress />
      </div>
      <LimitsLine />
      <KeepOriginalsSwitch className={classes.keep} />
      <RecentPictures />
    </div>
  );
}
