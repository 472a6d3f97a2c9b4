import { Button } from '@mantine/core';
import { readFragment } from '../gql/fragment-masking.ts';
import type { ItemLiveFragment } from '../gql/graphql.ts';
import { isActive, stageNames } from '../job/job-words.ts';
import { useJobActions } from '../job/use-job-actions.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { faceOf } from './face-of.ts';
import { ItemImage, ItemJob } from './item-live.ts';
import classes from './items.module.css';

/** How far an item's picture has come, or what went wrong; nothing once all is well. */
export function ItemState({ item }: { item: ItemLiveFragment }) {
  const { busy, retry } = useJobActions();
  const { cutout } = faceOf(item);
  const job = item.job ? readFragment(ItemJob, item.job) : null;
  const image = item.image ? readFragment(ItemImage, item.image) : null;
  if (job && isActive(job.status)) {
    const { stage, progress, kind } = job;
    const doing = kind === 'IMPORT_URL' ? 'Fetching the picture' : stageNames[stage].doing;
    return (
      <span className={classes.state}>
        {doing}
        {progress > 0 && progress < 1 ? ` ${Math.round(progress * 100)} %` : ''}
        <span className={classes.bar} style={{ transform: `scaleX(${progress})` }} />
      </span>
    );
  }
  if (item.problem) {
    const { title, advice } = wordProblem(problemOfJob(item.problem));
    const retriedId = job?.status === 'FAILED' || job?.status === 'CANCELED' ? job.id : null;
    return (
      <span className={classes.state} data-failed title={advice}>
        {title}
        {retriedId && (
          <Button
            size="compact-xs"
            variant="default"
            ml={8}
            loading={busy}
            onClick={() => void retry(retriedId)}
          >
            Retry
          </Button>
        )}
      </span>
    );
  }
  if (image && !cutout) return <span className={classes.state}>In line</span>;
  return null;
}
