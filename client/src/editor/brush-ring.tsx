import { type RefObject, useEffect } from 'react';
import { shareOf } from './brush.ts';
import classes from './canvas-stage.module.css';
import { otherTool } from './edit-stroke.ts';
import type { Editor } from './editor.ts';
import { type Point, sidePxOf } from './view.ts';

interface RingState {
  /** Where it is on the canvas; null: out of sight. */
  at: Point | null;
  isSwapped: boolean;
  isDown: boolean;
}

/** The brush as it would cover now, where the pointer or the keyboard has it: moved without rendering. */
export function BrushRing({ element }: { element: RefObject<HTMLSpanElement | null> }) {
  return <span ref={element} className={classes.ring} aria-hidden />;
}

/** Puts the ring where it is to be. */
export function drawRing(ring: HTMLSpanElement, editor: Editor, { at, isSwapped, isDown }: RingState) {
  const { view } = editor.view.getState();
  ring.hidden = !at || !view;
  if (!at || !view) return;
  const brush = editor.brush.getState();
  const sidePx = sidePxOf(editor.image, view.scale);
  const diameter = shareOf(brush, sidePx) * sidePx;
  const side = `${diameter}px`;
  if (ring.style.width !== side) ring.style.width = ring.style.height = side;
  ring.style.transform = `translate(${at.x - diameter / 2}px, ${at.y - diameter / 2}px)`;
  ring.dataset.tool = isSwapped ? otherTool[brush.tool] : brush.tool;
  ring.dataset.down = String(isDown);
}

/** Draws it again when the brush or the view has changed. */
export function useRing(editor: Editor, draw: () => void) {
  useEffect(() => {
    const ends = [editor.brush.subscribe(draw), editor.view.subscribe(draw)];
    return () => {
      for (const end of ends) end();
    };
  }, [editor, draw]);
}
