import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { ProblemCard } from '../problem/problem-card.tsx';
import { BatchView } from './batch-view.tsx';
import { useBatch } from './use-batch.ts';

export function BatchPage() {
  const { batchId = '' } = useParams();
  return <OpenBatch key={batchId} id={batchId} />;
}

function OpenBatch({ id }: { id: string }) {
  const { batch, problem, refresh, isAsking } = useBatch(id, 'cache-and-network');
  const name = batch?.name;
  useEffect(() => {
    if (name) document.title = `${name} · Pasteup`;
  }, [name]);
  if (batch) return <BatchView batch={batch} />;
  if (isAsking) return <Waiting />;
  const isMissing = !problem || problem.code === 'NOT_FOUND' || problem.code === 'BAD_USER_INPUT';
  return isMissing ? (
    <ProblemCard problem={{ code: 'NOT_FOUND', params: {} }} />
  ) : (
    <ProblemCard problem={problem} onRetry={refresh} />
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading the batch">
      <Skeleton height={44} width={280} mb={24} radius="md" />
      <Skeleton height={320} radius="lg" />
    </div>
  );
}
