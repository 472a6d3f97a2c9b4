import { Text } from '@mantine/core';
import { useQuery } from 'urql';
import { formatBytes } from '../format/measure.ts';
import { UploadLimits } from './ask-limits.ts';
import { nameFormats } from './check-file.ts';
import classes from './limits-line.module.css';

/** What this server takes, in a line; empty, and as high, until it has said so. */
export function LimitsLine() {
  const [{ data }] = useQuery({ query: UploadLimits });
  const limits = data?.limits;
  return (
    <Text size="sm" c="dimmed" className={`${classes.line} tabular`}>
      {limits &&
        `${nameFormats(limits.mimeTypes)}, up to ${formatBytes(limits.maxUploadBytes)} and ${limits.maxPixels / 1e6} megapixels each`}
    </Text>
  );
}
