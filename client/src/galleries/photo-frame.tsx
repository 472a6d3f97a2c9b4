import { createContext, type ReactNode, useContext } from 'react';
import classes from './photos.module.css';

export interface PhotoFrameProps {
  id: string;
  name: string;
  place: number;
  of: number;
  width: number;
  height: number;
  /** Of its row behind it, where that does not fill the page. */
  restPx: number;
  isChosen: boolean;
  isChoosing: boolean;
  children: ReactNode;
}

/** The box of a tile. Where photos can be put in another order, one that can be dragged takes its place. */
export const FrameContext = createContext<(props: PhotoFrameProps) => ReactNode>(PlainFrame);

export function PhotoFrame(props: PhotoFrameProps) {
  const Frame = useContext(FrameContext);
  return <Frame {...props} />;
}

/** What both have in common. */
export const frameProps = ({ id, place, of, width, height, restPx, isChosen, isChoosing }: PhotoFrameProps) =>
  ({
    className: classes.tile,
    'data-photo': id,
    'data-selected': isChosen || undefined,
    'data-choosing': isChoosing || undefined,
    'aria-posinset': place,
    'aria-setsize': of,
    style: { width, height, marginRight: restPx },
  }) as const;

export function PlainFrame(props: PhotoFrameProps) {
  return <li {...frameProps(props)}>{props.children}</li>;
}
