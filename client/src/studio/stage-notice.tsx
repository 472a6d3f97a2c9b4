import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { stageNames } from '../job/job-words.ts';
import { useJobActions } from '../job/use-job-actions.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { uploadLabel } from '../upload/upload-label.ts';
import { ProgressPill } from './progress-pill.tsx';
import classes from './stage.module.css';
import { useStudio } from './studio-feature.ts';
import type { Picture } from './table.ts';
import type { LivePicture } from './use-picture.ts';

/** What is going on, over the picture's lower edge; nothing once the result is there. */
export function StageNotice({ live, onRetry }: { live: LivePicture; onRetry: () => void }) {
  const notice = useNotice(live, onRetry);
  return notice && <div className={classes.notice}>{notice}</div>;
}

function useNotice({ picture, state }: LivePicture, onRetry: () => void) {
  const { line, remove } = useStudio();
  const jobs = useJobActions();
  switch (state.at) {
    case 'uploading':
      return (
        <ProgressPill
          label={uploadLabel(state.upload)}
          fraction={state.upload.sentFraction}
          cancelLabel="Cancel upload"
          onCancel={() => line.cancel(picture.key)}
        />
      );
    case 'working': {
      const { job } = state;
      return (
        <ProgressPill
          label={stageNames[job?.stage ?? 'WAITING'].doing}
          fraction={job?.progress ?? 0}
          cancelLabel="Cancel run"
          onCancel={job ? () => void jobs.cancel(job.id) : undefined}
        />
      );
    }
    case 'failed':
      return (
        <ProblemCard problem={state.problem} onRetry={onRetry}>
          <Button size="xs" variant="default" onClick={() => remove(picture.key)}>
            Take off the table
          </Button>
        </ProblemCard>
      );
    case 'canceled':
      return (
        <Button leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={onRetry}>
          Canceled. {againWord(picture)}
        </Button>
      );
    case 'ready':
      return null;
  }
}

function againWord({ isComing, imageId }: Picture): string {
  if (isComing) return 'Fetch again';
  return imageId ? 'Run again' : 'Upload again';
}
