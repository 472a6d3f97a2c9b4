import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { countPictures } from '../format/count.ts';
import { downloadZip, splitIntoZips } from './download-zip.ts';
import type { RunSum } from './sum-run.ts';

/** One button for all that is done, or as many as it takes. */
export function DownloadZips({ sum: { renditionIds, isOver } }: { sum: RunSum }) {
  const client = useClient();
  const [busy, setBusy] = useState<number | null>(null);
  const zips = splitIntoZips(renditionIds);
  return zips.map((ids, at) => (
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
        void downloadZip(client, ids).then(() => setBusy(null));
      }}
    >
      {zips.length === 1
        ? `Download ${countPictures(ids.length)} as zip`
        : `Download zip ${at + 1} of ${zips.length}`}
    </Button>
  ));
}
