import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  illustration: ReactNode;
  title: string;
  text: string;
  /** What to do about the emptiness. */
  children?: ReactNode;
}

export function EmptyState({ illustration, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {illustration}
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw="42ch">
        {text}
      </Text>
      {children}
    </div>
  );
}
