import { Button, VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { sayFine } from '../image/set-reviewed.ts';
import classes from './review.module.css';
import { ReviewItem } from './review-item.tsx';
import { useReviewKeys } from './use-review-keys.ts';

interface ReviewListProps {
  ids: readonly string[];
  hasMore: boolean;
  onMore: () => void;
}

/** One of them has the keyboard; when it is said to be fine the next one gets it. */
export function ReviewList({ ids, hasMore, onMore }: ReviewListProps) {
  const client = useClient();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const underWay = useRef(new Set<string>());

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-review]') ?? [])];
  const current = () => items().findIndex((item) => item.contains(document.activeElement));

  function move(by: 1 | -1) {
    const all = items();
    const at = current();
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  async function looksFine(id: string, name: string) {
    if (underWay.current.has(id)) return;
    underWay.current.add(id);
    const all = items();
    const at = all.findIndex((item) => item.dataset.review === id);
    const heir = all[at + 1] ?? all[at - 1] ?? null;
    const isHere = all[at]?.contains(document.activeElement);
    if (isHere) (heir ?? document.getElementById('main'))?.focus({ preventScroll: heir === null });
    const isSaid = await sayFine(client, [id]);
    underWay.current.delete(id);
    const left = ids.length - 1;
    if (isSaid) setSaid(`${name} looks fine. ${left === 0 ? 'Nothing is left.' : `${left} left.`}`);
    else all[at]?.focus();
  }

  useReviewKeys({
    move,
    fine() {
      const item = items()[current()];
      const { review, name } = item?.dataset ?? {};
      if (review) void looksFine(review, name ?? '');
    },
    fix() {
      items()[current()]?.querySelector<HTMLElement>('[data-fix]')?.click();
    },
  });

  return (
    <>
      <p className={classes.keys}>
        <kbd>J</kbd> and <kbd>K</kbd> or the arrows go through them, <kbd>L</kbd> looks fine, <kbd>F</kbd>{' '}
        fixes.
      </p>
      <ul ref={list} className={classes.list} aria-label="Cutouts to look at">
        {ids.map((id, at) => (
          <ReviewItem
            key={id}
            id={id}
            place={at + 1}
            of={hasMore ? -1 : ids.length}
            onFine={(name) => void looksFine(id, name)}
          />
        ))}
      </ul>
      {hasMore && (
        <Button variant="default" mt="md" onClick={onMore}>
          Show more
        </Button>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </>
  );
}
