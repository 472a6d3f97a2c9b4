import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { countPictures } from '../format/count.ts';
import { useConverter } from './converter-feature.ts';
import { countZips, downloadZip, zipOf } from './download-zip.ts';
import type { RunSum } from './sum-run.ts';

/** One button for all that is done, or as many as it takes. */
export function DownloadZips({ sum: { results, isOver } }: { sum: RunSum }) {
  const client = useClient();
  const [busy, setBusy] = useState<number | null>(null);
  const { listRenditions } = useConverter();
  const count = countZips(results);
  return Array.from({ length: count }, (_, at) => (
    <Button
      // biome-ignore lint/suspicious/noArrayIndexKey: a zip is its place in the row; what it holds grows.
      key={at}
      fullWidth
      size={isOver ? 'md' : 'sm'}
      variant={isOver ? 'filled' : 'default'}
      loading={busy === at}
      leftSection={<IconDownload size={17} aria-hidden />}
      onClick={() => {
        setBusy(at);
        void downloadZip(client, zipOf(listRenditions(), at)).then(() => setBusy(null));
      }}
    >
      {count === 1 ? `Download ${countPictures(results)} as zip` : `Download zip ${at + 1} of ${count}`}
    </Button>
  ));
}
