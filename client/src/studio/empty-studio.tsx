import { Button, Kbd, Text, Title } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { formatBytes } from '../format/measure.ts';
import { UploadLimits } from '../upload/ask-limits.ts';
import { nameFormats } from '../upload/check-file.ts';
import { CutIllustration } from './cut-illustration.tsx';
import classes from './empty-studio.module.css';
import { RecentPictures } from './recent-pictures.tsx';

const pasteKey = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

export function EmptyStudio({ onPick }: { onPick: () => void }) {
  const [{ data }] = useQuery({ query: UploadLimits });
  const limits = data?.limits;
  return (
    <div className={classes.empty}>
      <CutIllustration />
      <Title order={2} className={classes.title}>
        Drop photos, take cutouts away
      </Title>
      <Text c="dimmed" className={classes.lead}>
        <span className={classes.desk}>
          Drop them anywhere on this page, paste with <Kbd>{pasteKey}</Kbd> <Kbd>V</Kbd>, or pick as many as
          you like.{' '}
        </span>
        Nothing leaves this server.
      </Text>
      <Button size="lg" leftSection={<IconPhotoPlus size={20} aria-hidden />} onClick={onPick}>
        Choose photos
      </Button>
      <Text size="sm" c="dimmed" className={`${classes.limits} tabular`}>
        {limits &&
          `${nameFormats(limits.mimeTypes)}, up to ${formatBytes(limits.maxUploadBytes)} and ${limits.maxPixels / 1e6} megapixels each`}
      </Text>
      <RecentPictures />
    </div>
  );
}
