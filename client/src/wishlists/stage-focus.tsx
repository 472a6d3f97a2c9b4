import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Desk } from './desk.ts';
import type { Shape } from './shape.ts';
import classes from './stage.module.css';

interface StageFocusProps {
  desk: Desk;
  shape: Shape;
  id: string;
  name: string;
  /** Id of what says which keys there are. */
  help: string;
  children: ReactNode;
}

/** What of a piece is reached by keys: who has the focus is the one that is worked on. */
export function StageFocus({ desk, shape, id, name, help, children }: StageFocusProps) {
  const isSelected = useStore(desk.state, ({ selected }) => selected?.id === id && selected.shape === shape);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <g
      role="button"
      tabIndex={0}
      className={classes.focus}
      data-focus={id}
      aria-label={name}
      aria-pressed={isSelected}
      aria-describedby={help}
      onFocus={() => desk.select(shape, id)}
    >
      {children}
    </g>
  );
}
