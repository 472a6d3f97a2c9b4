import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

interface LoadMoreProps {
  /** Where the next page begins; null while one is on its way or there is none. */
  cursor: string | null | undefined;
  onReached: (cursor: string) => void;
}

/** Lies under an endless list and asks for the next page a screen before its end is seen. */
export function LoadMore({ cursor, onReached }: LoadMoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '0px 0px 100% 0px' });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && cursor) onReached(cursor);
  }, [near, cursor, onReached]);
  return <div ref={ref} aria-hidden />;
}
