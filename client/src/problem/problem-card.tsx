import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from './problem.ts';
import classes from './problem-card.module.css';
import { wordProblem } from './problem-text.ts';

interface ProblemCardProps {
  problem: Problem;
  onRetry?: () => void;
  retryLabel?: string;
  /** Further ways out, beside the retry. */
  children?: ReactNode;
}

export function ProblemCard({ problem, onRetry, retryLabel = 'Try again', children }: ProblemCardProps) {
  const { title, advice } = wordProblem(problem);
  return (
    <div className={classes.card} role="alert">
      <IconAlertTriangle className={classes.icon} size={22} aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        <p className={classes.advice}>{advice}</p>
        {(onRetry || children) && (
          <Group gap="xs" mt="sm">
            {onRetry && (
              <Button size="xs" leftSection={<IconRefresh size={15} aria-hidden />} onClick={onRetry}>
                {retryLabel}
              </Button>
            )}
            {children}
          </Group>
        )}
      </div>
    </div>
  );
}
