import { useStore } from 'zustand';
import type { Desk } from './desk.ts';
import { placeStyle } from './hand.ts';
import type { LaidPiece } from './laid-pieces.ts';
import type { Shape } from './shape.ts';
import classes from './stage.module.css';

const corners = ['nw', 'ne', 'se', 'sw'] as const;

/** Of the collage's width: nearer to the upper edge than that there is no room for what turns it. */
const turnerRoom = 0.07;

interface SelectionFrameProps {
  desk: Desk;
  shape: Shape;
  pieces: readonly LaidPiece[];
}

/** Around the piece that is worked on, with what it is scaled and turned by; keys do the same. */
export function SelectionFrame({ desk, shape, pieces }: SelectionFrameProps) {
  const id = useStore(desk.state, ({ selected }) => (selected?.shape === shape ? selected.id : null));
  const piece = pieces.find((each) => each.id === id);
  if (!piece) return null;
  const { placement, ratio, isHeld } = piece;
  return (
    <div
      key={piece.id}
      className={classes.frame}
      data-over={piece.id}
      data-frame
      data-high={placement.y - (placement.width * ratio) / 2 < turnerRoom || undefined}
      data-held={isHeld || undefined}
      style={{ ...placeStyle(placement), '--ratio': ratio } as React.CSSProperties}
      aria-hidden
    >
      {corners.map((corner) => (
        <span key={corner} className={classes.corner} data-corner={corner} data-handle="scale" />
      ))}
      <span className={classes.turner} data-handle="turn" />
    </div>
  );
}
