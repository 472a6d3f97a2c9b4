import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useWishlist } from './use-wishlist.ts';
import classes from './wishlist-page.module.css';
import { WishlistView } from './wishlist-view.tsx';

export function WishlistPage() {
  const { wishlistId = '' } = useParams();
  return <Opened key={wishlistId} id={wishlistId} />;
}

function Opened({ id }: { id: string }) {
  const { open, problem, refresh } = useWishlist(id);
  const title = open?.wishlist.title;
  useEffect(() => {
    if (title) document.title = `${title} · Pasteup`;
  }, [title]);
  if (open) return <WishlistView open={open} />;
  return problem ? <ProblemCard problem={problem} onRetry={refresh} /> : <StageSkeletons />;
}

function StageSkeletons() {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading the wishlist">
      {isLate && <Skeleton height="min(60vh, 520px)" radius="lg" />}
    </div>
  );
}
