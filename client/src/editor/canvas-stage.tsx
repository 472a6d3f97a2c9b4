import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { BrushRing, drawRing, useRing } from './brush-ring.tsx';
import classes from './canvas-stage.module.css';
import type { Editor } from './editor.ts';
import { createKeyboardBrush } from './keyboard-brush.ts';
import { performAct } from './perform-act.ts';
import type { Act } from './pointer-machine.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { useOriginal } from './use-original.ts';
import { usePainters } from './use-painters.ts';
import { type PointerOptions, usePointers } from './use-pointers.ts';
import { useScreen } from './use-screen.ts';
import { useWheel } from './use-wheel.ts';
import type { Point } from './view.ts';

interface CanvasStageProps {
  editor: Editor;
  /** Answers whether a stroke was being drawn and is taken back. */
  dropRef: { current: () => boolean };
}

/** The picture with its cutout and the strokes, to be drawn on by mouse, pen, finger and keyboard. */
export function CanvasStage({ editor, dropRef }: CanvasStageProps) {
  const help = useId();
  const area = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const hover = useRef<Point | null>(null);
  const screen = useScreen(area);
  const original = useOriginal(editor.image.preview?.url ?? editor.image.url ?? null);
  const room = useRef(screen);
  room.current = screen;
  const keys = useMemo(() => createKeyboardBrush(editor, () => room.current), [editor]);
  const { hasOverlay, overlayOpacity, isBefore } = useStore(editor.look);
  usePainters({ editor, screen, original, picture, overlay });

  const isSwapped = useRef(false);
  const draw = useCallback(() => {
    if (!ring.current) return;
    const at = keys.at() ?? hover.current;
    drawRing(ring.current, editor, { at, isSwapped: isSwapped.current, isDown: keys.isDown() });
  }, [editor, keys]);
  useRing(editor, draw);
  const held = useHeldKeys((now) => {
    isSwapped.current = now.isAlt;
    if (area.current) area.current.dataset.pan = String(now.isSpace && keys.at() === null);
    draw();
  });

  const perform = (act: Act) => screen && performAct(editor, screen, act);
  const onHover: PointerOptions['onHover'] = (at) => {
    if (at) keys.hide();
    // A finger hides what is under it, and has no place while it is in the air.
    hover.current = at && at.type !== 'touch' ? at : null;
    draw();
  };
  const drop = usePointers(area, {
    held,
    onActs: (acts) => {
      for (const act of acts) perform(act);
    },
    onHover,
  });
  dropRef.current = drop;
  useWheel(area, perform);
  useEffect(draw, [draw]);

  return (
    <div
      ref={area}
      className={classes.stage}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn on by the keyboard
      tabIndex={0}
      aria-label={`${editor.image.filename}, to be brushed over`}
      aria-describedby={help}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) keys.show();
        draw();
      }}
      onBlur={() => {
        keys.hide();
        draw();
      }}
      onKeyDown={(event) => {
        const { key, shiftKey: isShift, repeat: isRepeat } = event;
        if (event.ctrlKey || event.metaKey || event.altKey || !keys.press(key, { isShift, isRepeat })) return;
        event.preventDefault();
        event.stopPropagation();
        draw();
      }}
    >
      <canvas ref={picture} className={classes.canvas} aria-hidden />
      <canvas
        ref={overlay}
        className={classes.canvas}
        data-overlay
        style={{ opacity: hasOverlay && !isBefore ? overlayOpacity : 0 }}
        aria-hidden
      />
      <BrushRing element={ring} />
      <p id={help} hidden>
        Arrow keys move the brush, with Shift farther; Home, End, Page Up and Page Down move the picture. The
        space bar puts it down and lifts it, Enter ends the stroke, Escape takes it back. K keeps, E erases, B
        paints, X rubs out, square brackets change the size. Question mark lists all keys.
      </p>
    </div>
  );
}
