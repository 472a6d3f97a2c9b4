import { createContext, type ReactNode } from 'react';
import classes from './items.module.css';

export interface RowFrameProps {
  id: string;
  isSelected: boolean;
  /** Given what the grip needs to be one. */
  children: (grip: object) => ReactNode;
}

/** The box of a row. Where rows can be put in another order, one that can be dragged takes its place. */
export const RowFrameContext = createContext<(props: RowFrameProps) => ReactNode>(PlainRow);

export function PlainRow({ id, isSelected, children }: RowFrameProps) {
  return (
    <li className={classes.row} data-item={id} data-selected={isSelected || undefined}>
      {children({ hidden: true })}
    </li>
  );
}
