import { Group, Skeleton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { formatBytes, formatMs, formatSize } from '../format/measure.ts';
import { AddToGallery } from '../gallery/add-to-gallery.tsx';
import type { JobProgressFragment, RenditionResultFragment } from '../gql/graphql.ts';
import { DownloadButton } from '../image/download-button.tsx';
import { FixButton } from '../image/fix-button.tsx';
import { ReviewNote } from '../image/review-note.tsx';
import { StageTrail } from '../job/stage-trail.tsx';
import { formatLabel } from '../recipe/recipe-words.ts';
import { SavingBadge } from '../ui/saving-badge.tsx';
import classes from './result-bar.module.css';
import { isMarked, type LivePicture } from './use-picture.ts';

/**
 * Under the stage: the stages while a job runs, then its figures and the download, in one height. A cutout that is worth a
 * look says so above them.
 */
export function ResultBar({ live }: { live: LivePicture }) {
  const { state, image } = live;
  const job = state.at === 'working' ? state.job : null;
  return (
    <div className={classes.bar}>
      {state.at === 'ready' && (
        <>
          {image && (
            <ReviewNote key={image.id} image={{ id: image.id, needsReview: isMarked(live) }}>
              <FixButton size="xs" imageId={image.id} />
            </ReviewNote>
          )}
          <Figures job={state.job} result={state.result} originalBytes={image?.byteSize ?? null} />
          <Group gap="xs" className={classes.actions}>
            {image && state.result.recipe.removeBackground && (
              <FixButton size="md" imageId={image.id}>
                Edit cutout
              </FixButton>
            )}
            {image && <AddToGallery ids={[image.id]} size="md" />}
            <DownloadButton size="md" url={state.result.downloadUrl}>
              Download {formatLabel(state.result.mimeType)}
            </DownloadButton>
          </Group>
        </>
      )}
      {(state.at === 'working' || state.at === 'uploading') && (
        <div className={classes.trail}>
          <StageTrail key={runKey(job)} stage={job?.stage ?? 'WAITING'} />
        </div>
      )}
    </div>
  );
}

/** Another attempt begins at the first stage again. */
const runKey = (job: JobProgressFragment | null) => job && `${job.id} ${job.attempt}`;

interface FiguresProps {
  job: JobProgressFragment;
  result: RenditionResultFragment;
  originalBytes: number | null;
}

function Figures({ job, result, originalBytes }: FiguresProps) {
  const { runMs } = job.metrics;
  if (originalBytes === null) return <Skeleton height={44} width={220} />;
  return (
    <div className="tabular">
      <p className={classes.bytes}>
        {formatBytes(originalBytes)}
        <IconArrowRight size={16} role="img" aria-label="became" />
        {formatBytes(result.byteSize)}
        <SavingBadge fromBytes={originalBytes} toBytes={result.byteSize} />
      </p>
      <p className={classes.details}>
        {formatSize(result.width, result.height)} · {formatLabel(result.mimeType)}
        {result.quality !== null && result.quality !== undefined && ` · quality ${result.quality}`}
        {runMs !== null && runMs !== undefined && ` · done in ${formatMs(runMs)}`}
      </p>
    </div>
  );
}
