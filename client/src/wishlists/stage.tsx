import { useCallback, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { Collage } from '../collage/collage.tsx';
import type { CollageLiveFragment, ItemLiveFragment } from '../gql/graphql.ts';
import type { Desk } from './desk.ts';
import { faceOf } from './face-of.ts';
import { inListOrder, type LaidPiece, layPieces } from './laid-pieces.ts';
import { PinMarks } from './pin-marks.tsx';
import { SelectionFrame } from './selection-frame.tsx';
import { type Shape, shapes } from './shape.ts';
import classes from './stage.module.css';
import { StageFocus } from './stage-focus.tsx';
import { useStageGestures } from './use-stage-gestures.ts';
import { useStageKeys } from './use-stage-keys.ts';

interface StageProps {
  desk: Desk;
  shape: Shape;
  collage: CollageLiveFragment;
  /** In their order. */
  items: readonly ItemLiveFragment[];
  background: string | null;
  onRemove: (id: string) => void;
}

/** A collage on which pieces are put elsewhere by pointer, finger and keyboard. */
export function Stage({ desk, shape, collage, items, background, onRemove }: StageProps) {
  const { aspect, label } = shapes[shape];
  const stage = useRef<HTMLDivElement>(null);
  const help = useId();
  const held = useStore(desk.state, (state) => state.held[shape]);
  const isSelected = useStore(desk.state, ({ selected }) => selected?.shape === shape);
  const faces = useMemo(() => new Map(items.map((item) => [faceOf(item).id, faceOf(item)])), [items]);
  const pieces = useMemo(
    () => inListOrder(layPieces(collage, held, faces), [...faces.values()]),
    [collage, held, faces],
  );
  useStageGestures(stage, desk, shape);
  const { onKeyDown, said } = useStageKeys(desk, shape, onRemove);
  const renderFocus = useCallback(
    (piece: { id: string; name: string }, ring: React.ReactNode) => (
      <StageFocus desk={desk} shape={shape} id={piece.id} name={piece.name} help={help}>
        {ring}
      </StageFocus>
    ),
    [desk, shape, help],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its pieces have the focus, and the keys are theirs
    <div
      ref={stage}
      className={classes.stage}
      data-shape={shape}
      data-selected={isSelected || undefined}
      style={{ aspectRatio: aspect }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.canvas}>
        <Collage
          title={`${label} collage`}
          aspect={aspect}
          background={background}
          pieces={pieces}
          renderPiece={renderPiece}
          renderFocus={renderFocus}
        />
      </div>
      {pieces.length === 0 && <p className={classes.empty}>{shapes[shape].empty}</p>}
      <PinMarks pieces={pieces} />
      <SelectionFrame desk={desk} shape={shape} pieces={pieces} />
      <p id={help} hidden>
        Arrow keys move it, plus and minus scale it, square brackets turn it, Page Up and Page Down bring it
        forward and back, Delete removes it.
      </p>
      <p className={classes.said} aria-live="polite">
        {said}
      </p>
    </div>
  );
}

const renderPiece = (piece: { id: string }, drawing: React.ReactNode) => (
  <g data-piece={piece.id} data-held={(piece as LaidPiece).isHeld || undefined}>
    {drawing}
  </g>
);
