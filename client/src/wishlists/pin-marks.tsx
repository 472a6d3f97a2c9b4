import { IconPinFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { placeStyle } from './hand.ts';
import type { LaidPiece } from './laid-pieces.ts';
import classes from './stage.module.css';

/** On each piece that stays where it was put. */
export const PinMarks = memo(function PinMarks({ pieces }: { pieces: readonly LaidPiece[] }) {
  return (
    <div className={classes.marks} aria-hidden>
      {pieces
        .filter(({ isPinned }) => isPinned)
        .map(({ id, placement, isHeld }) => (
          <span
            key={id}
            className={classes.mark}
            data-over={id}
            data-held={isHeld || undefined}
            style={placeStyle(placement)}
          >
            <IconPinFilled size={12} />
          </span>
        ))}
    </div>
  );
});
