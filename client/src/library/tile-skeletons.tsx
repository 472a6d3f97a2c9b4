import { Skeleton } from '@mantine/core';
import classes from './library.module.css';

const places = Array.from({ length: 18 }, (_, at) => at);

export function TileSkeletons() {
  return (
    <div className={classes.grid} role="status" aria-label="Loading pictures">
      {places.map((place) => (
        <Skeleton key={place} className={classes.skeleton} height="auto" radius="lg" />
      ))}
    </div>
  );
}
