import { Button, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { formatCount } from '../format/count.ts';
import classes from './actions-bar.module.css';

interface ActionsBarProps {
  count: number;
  onClear: () => void;
  /** Keys of the keyboard and what they do to what is chosen. */
  keys?: Record<string, () => void>;
  /** Buttons for what can be done to it. */
  children: ReactNode;
}

/** Floats over a list in which something is chosen. Escape lets go of it. */
export function ActionsBar({ count, onClear, keys = {}, children }: ActionsBarProps) {
  useWindowEvent('keydown', ({ key, target, repeat }) => {
    // A dialog over the list has these keys for itself.
    if (target instanceof Element && target.closest('[role=dialog]')) return;
    if (key === 'Escape') onClear();
    else if (!repeat) keys[key]?.();
  });
  return (
    <section className={classes.bar} aria-label="Selection">
      <Text size="sm" fw={600} aria-live="polite" className="tabular">
        {formatCount(count)} selected
      </Text>
      <Button variant="subtle" color="gray" radius="xl" onClick={onClear}>
        Clear
      </Button>
      {children}
    </section>
  );
}
