import { type RefObject, useEffect, useRef } from 'react';
import type { Act } from './pointer-machine.ts';
import { createWheelReader } from './wheel-reader.ts';

/** Safari's pinch on a trackpad, which comes as no wheel there. */
type GestureEvent = MouseEvent & { scale: number };

/** Zooms and moves by the wheel of a mouse and by fingers on a trackpad, and keeps both from the page. */
export function useWheel(element: RefObject<HTMLElement | null>, onAct: (act: Act) => void) {
  const tell = useRef(onAct);
  tell.current = onAct;
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const read = createWheelReader();
    const placeOf = (event: MouseEvent) => {
      const box = target.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      // Firefox tells lines only to who asks for the mode before the deltas.
      const { deltaMode } = event;
      const { wheelDeltaY } = event as { wheelDeltaY?: number };
      const { deltaX, deltaY, timeStamp: ms, ctrlKey, metaKey } = event;
      const meant = read({ deltaMode, deltaX, deltaY, wheelDeltaY, ms, isZoom: ctrlKey || metaKey });
      tell.current(meant.do === 'zoom' ? { ...meant, at: placeOf(event) } : meant);
    };
    let scale = 1;
    const gesture = (event: Event) => {
      event.preventDefault();
      // On a touch screen the fingers are pointers too.
      if (navigator.maxTouchPoints > 0) return;
      const { scale: next } = event as GestureEvent;
      if (event.type === 'gesturechange')
        tell.current({ do: 'zoom', factor: next / scale, at: placeOf(event as GestureEvent) });
      scale = event.type === 'gestureend' ? 1 : next;
    };
    const end = new AbortController();
    const { signal } = end;
    target.addEventListener('wheel', wheel, { signal, passive: false });
    for (const one of ['gesturestart', 'gesturechange', 'gestureend'])
      target.addEventListener(one, gesture, { signal });
    return () => end.abort();
  }, [element]);
}
