import { Button, Group, Title } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatAgo } from '../format/measure.ts';
import type { BatchLiveFragment } from '../gql/graphql.ts';
import { useNow } from '../ui/use-now.ts';
import { BatchMenu } from './batch-menu.tsx';
import classes from './batch-page.module.css';
import { BatchStatusBadge } from './batch-status-badge.tsx';
import { isGoingOn } from './batch-words.ts';
import { useBatchActions } from './use-batch-actions.ts';
import { useResultUrls } from './use-result-urls.ts';

interface BatchHeadProps {
  batch: BatchLiveFragment;
  /** Called when all of its rows may be others. */
  onChanged: () => void;
}

export function BatchHead({ batch, onChanged }: BatchHeadProps) {
  const { id, name, status, createdAt } = batch;
  const { busy, cancel } = useBatchActions();
  const urls = useResultUrls(id);
  const nowMs = useNow();
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Link to="/batches" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          Batches
        </Link>
        <Title order={1} tabIndex={-1} className={classes.name}>
          {name}
        </Title>
        <p className={`${classes.facts} tabular`}>
          <BatchStatusBadge status={status} />
          begun {formatAgo(createdAt, nowMs)}
        </p>
      </div>
      <Group gap="xs" className={classes.tools}>
        {(['csv', 'jsonl'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={urls?.[format]}
            download
            data-disabled={!urls || undefined}
            variant={format === 'csv' ? 'filled' : 'default'}
            leftSection={<IconDownload size={17} aria-hidden />}
            px="sm"
            aria-label={`Download the result as ${format.toUpperCase()}`}
          >
            {format.toUpperCase()}
          </Button>
        ))}
        {isGoingOn(status) && (
          <Button
            variant="default"
            loading={busy}
            px="sm"
            leftSection={<IconPlayerStop size={17} aria-hidden />}
            onClick={() => void cancel(id).then((isDone) => isDone && onChanged())}
          >
            Cancel
          </Button>
        )}
        <BatchMenu batch={batch} />
      </Group>
    </header>
  );
}
