import { useGesture } from '@use-gesture/react';
import { type RefObject, useRef } from 'react';
import type { PiecePlacement } from '../collage/collage-piece.ts';
import type { Desk } from './desk.ts';
import { type Grip, gripAt, placeByDrag, placeByPinch } from './grip.ts';
import { liftPiece, putDown, showInHand } from './hand.ts';
import { keepOnCollage } from './placing.ts';
import { type Shape, shapes } from './shape.ts';

/**
 * A mouse drags any piece at once. A finger drags the one that it has tapped before, so that the page scrolls wherever
 * else it is moved; two fingers scale and turn that one, and so does the wheel over it.
 */
export function useStageGestures(stage: RefObject<HTMLDivElement | null>, desk: Desk, shape: Shape) {
  const hand = useRef<{ grip: Grip; place: PiecePlacement } | null>(null);
  const { aspect } = shapes[shape];

  function take(grip: Grip) {
    const { id, start } = grip;
    desk.select(shape, id);
    desk.grab(shape, id);
    hand.current = { grip, place: start };
    // The frame is there once it is rendered.
    requestAnimationFrame(() => {
      if (hand.current?.grip !== grip || !stage.current) return;
      liftPiece(stage.current, id);
      showInHand(stage.current, id, hand.current.place);
    });
  }

  function show(place: PiecePlacement) {
    if (!hand.current || !stage.current) return;
    hand.current.place = keepOnCollage(place, aspect);
    showInHand(stage.current, hand.current.grip.id, hand.current.place);
  }

  function letGo(isDone: boolean) {
    const held = hand.current;
    hand.current = null;
    if (!held || !stage.current) return;
    const { id, start } = held.grip;
    const element = stage.current;
    if (isDone) desk.put(shape, id, held.place, true);
    else {
      showInHand(element, id, start);
      desk.leave(shape, id);
    }
    requestAnimationFrame(() => requestAnimationFrame(() => putDown(element, id)));
  }

  const grip = (event: Event, clientX: number, clientY: number): Grip | null =>
    stage.current && gripAt(stage.current, event, { desk, shape, clientX, clientY });

  useGesture(
    {
      onDrag({ event, first, last, tap, canceled, initial, xy, pinching, cancel }) {
        if (pinching) return cancel();
        if (tap) return tapAt(event);
        if (first) {
          const found = grip(event, ...initial);
          const isOther =
            event instanceof PointerEvent && event.pointerType === 'touch' && !found?.wasSelected;
          if (!found || isOther) return cancel();
          take(found);
        }
        if (hand.current) show(placeByDrag(hand.current.grip, xy));
        if (last) letGo(!canceled);
      },
      onPinch({ event, first, last, canceled, origin, movement: [scale], da: [, angle], memo }) {
        const { selected } = desk.state.getState();
        if (first && selected?.shape === shape) {
          letGo(false);
          const piece = desk.pieceOf(shape, selected.id);
          if (piece) take({ kind: 'pinch', id: piece.id, start: piece.placement, at: origin, ...sizeOf() });
        }
        if (event.cancelable) event.preventDefault();
        const from = first ? angle : (memo as number);
        if (hand.current) show(placeByPinch(hand.current.grip, { scale, turn: angle - from, origin }));
        if (last) letGo(!canceled);
        return from;
      },
      onWheel({ event, delta: [, dy], ctrlKey }) {
        const { selected } = desk.state.getState();
        const id = event.target instanceof Element && event.target.closest('[data-piece]');
        const isOver = id && (id as SVGElement).dataset.piece === selected?.id && selected?.shape === shape;
        if (!selected || !isOver || ctrlKey || hand.current) return;
        event.preventDefault();
        const piece = desk.pieceOf(shape, selected.id);
        if (!piece) return;
        const width = piece.placement.width * 1.0015 ** -dy;
        desk.put(shape, piece.id, { ...piece.placement, width }, false);
      },
    },
    {
      target: stage,
      eventOptions: { passive: false },
      drag: { filterTaps: true, threshold: 3, keyboardDisplacement: 0 },
    },
  );

  function sizeOf() {
    const box = (stage.current as HTMLElement).getBoundingClientRect();
    return { widthPx: box.width, centre: { x: 0, y: 0 }, wasSelected: true };
  }

  function tapAt(event: Event) {
    const target = event.target as Element;
    if (target.closest('[data-handle]')) return;
    const id = target.closest<SVGElement>('[data-piece]')?.dataset.piece ?? null;
    desk.select(shape, id);
    if (id)
      stage.current
        ?.querySelector<SVGElement>(`[data-focus="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
  }
}
