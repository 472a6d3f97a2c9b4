import { Skeleton } from '@mantine/core';
import classes from './review.module.css';

/** In the place of the first ones, until they are known. */
export function ReviewSkeletons() {
  return (
    <div className={classes.list} role="status" aria-label="Reading the list">
      {[1, 2, 3].map((at) => (
        <Skeleton key={at} height={300} radius="lg" />
      ))}
    </div>
  );
}
