import { Button, Text, Title } from '@mantine/core';
import { IconFolderOpen, IconPhotoPlus } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { formatBytes } from '../measure.ts';
import { useStore } from '../store.ts';
import { UploadLimits } from '../upload/ask-limits.ts';
import { nameFormats } from '../upload/check-file.ts';
import { useConverter } from './converter-context.ts';
import { countPictures } from './count-pictures.ts';
import classes from './empty-convert.module.css';
import { FolderIllustration } from './folder-illustration.tsx';
import { LeftOut } from './left-out.tsx';

interface EmptyConvertProps {
  onPickFolder: () => void;
  onPickFiles: () => void;
}

export function EmptyConvert({ onPickFolder, onPickFiles }: EmptyConvertProps) {
  const [{ data }] = useQuery({ query: UploadLimits });
  const limits = data?.limits;
  return (
    <div className={classes.empty}>
      <LastRunNotice />
      <FolderIllustration />
      <Title order={2} className={classes.title}>
        Drop a folder, take a lighter one away
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
      <Text size="sm" c="dimmed" className={`${classes.limits} tabular`}>
        {limits &&
          `${nameFormats(limits.formats)}, up to ${formatBytes(limits.maxUploadBytes)} and ${limits.maxPixels / 1e6} megapixels each`}
      </Text>
    </div>
  );
}

/** After a reload in the midst of a run. The page cannot open the files again by itself. */
function LastRunNotice() {
  const converter = useConverter();
  const lastRun = useStore(converter.lastRun);
  if (!lastRun) return null;
  return (
    <section className={classes.notice} aria-label="The last run">
      <div>
        <p className={classes.noticeTitle}>Your last run of {countPictures(lastRun.keys.length)} can go on</p>
        <p className={classes.noticeText}>
          Drop or choose the same folder again. What is done already is not done again.
        </p>
      </div>
      <Button size="xs" variant="default" onClick={converter.startOver}>
        Forget it
      </Button>
    </section>
  );
}
