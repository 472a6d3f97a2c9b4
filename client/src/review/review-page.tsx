import { Button, Title } from '@mantine/core';
import { Link } from 'react-router';
import { imageList } from '../list/image-list.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { AgreeIllustration } from './agree-illustration.tsx';
import classes from './review.module.css';
import { ReviewList } from './review-list.tsx';
import { ReviewSkeletons } from './review-skeletons.tsx';

/** The cutouts that want a look: each is said to be fine, or fixed. */
export function ReviewPage() {
  const list = useLiveList(imageList, { needsReview: true });
  const { ids, isKnown, problem, hasMore, more } = list;
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Review
        </Title>
        {ids.length > 0 && (
          <p className={classes.lead}>The model was of two minds about these: please look.</p>
        )}
      </div>
      {!isKnown && !problem && <ReviewSkeletons />}
      {isKnown && ids.length === 0 && !hasMore && (
        <EmptyState
          illustration={<AgreeIllustration />}
          title="Nothing to look at"
          text="Where the model is of two minds about a picture, its cutout waits here until you say that it looks fine, or fix it."
        >
          <Button component={Link} to="/library">
            Open the Library
          </Button>
        </EmptyState>
      )}
      {ids.length > 0 && <ReviewList ids={ids} hasMore={hasMore} onMore={more} />}
      {problem && <ProblemCard problem={problem} onRetry={more} />}
    </>
  );
}
