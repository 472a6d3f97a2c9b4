import { type RefObject, useEffect, useRef } from 'react';
import { type Act, createPointerMachine, type PointerInput } from './pointer-machine.ts';

/** What is held on the keyboard; nothing once the window has lost the focus, in which a key may have been let go. */
export interface Held {
  isAlt: boolean;
  isSpace: boolean;
}

export interface PointerOptions {
  held: () => Held;
  onActs(acts: readonly Act[]): void;
  /** Where a pointer is over the canvas; null once it has left. */
  onHover(at: { x: number; y: number; type: PointerInput['type'] } | null): void;
}

/**
 * Has the pointers over an element captured and read, with those between two frames where the browser tells them. Answers
 * with how to take a begun stroke back.
 */
export function usePointers(element: RefObject<HTMLElement | null>, options: PointerOptions): () => boolean {
  const latest = useRef(options);
  latest.current = options;
  const machine = useRef<ReturnType<typeof createPointerMachine> | null>(null);
  machine.current ??= createPointerMachine();

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const end = new AbortController();
    const { signal } = end;
    let box: DOMRect | null = null;
    const handle = (event: PointerEvent, kind: PointerInput['kind']) => {
      if (kind === 'down' || !box) box = target.getBoundingClientRect();
      const { left, top } = box;
      const { held, onActs, onHover } = latest.current;
      const { isAlt, isSpace } = held();
      const read = (one: PointerEvent): PointerInput => ({
        kind,
        id: event.pointerId,
        type: event.pointerType === 'pen' || event.pointerType === 'touch' ? event.pointerType : 'mouse',
        x: one.clientX - left,
        y: one.clientY - top,
        button: event.button,
        buttons: event.buttons,
        pressure: event.pointerType === 'pen' ? Math.max(one.pressure, 0.05) : 1,
        ms: event.timeStamp,
        isAlt: isAlt || event.altKey,
        isShift: event.shiftKey,
        isSpace,
      });
      const between = kind === 'move' ? (event.getCoalescedEvents?.() ?? []) : [];
      const inputs = (between.length > 0 ? between : [event]).map(read);
      const acts = inputs.flatMap((input) => machine.current!.handle(input));
      const { x, y, type } = inputs.at(-1) as PointerInput;
      // First: the keyboard's brush gives way, and ends its stroke, before another is begun.
      onHover({ x, y, type });
      onActs(acts);
    };
    const down = (event: PointerEvent) => {
      // A pointer that the browser does not know any more, as a test's, is not captured.
      try {
        target.setPointerCapture(event.pointerId);
      } catch {}
      if (event.button === 1) event.preventDefault();
      handle(event, 'down');
    };
    const move = (event: PointerEvent) => handle(event, 'move');
    const up = (event: PointerEvent) => handle(event, 'up');
    const cancel = (event: PointerEvent) => handle(event, 'cancel');
    // It is measured anew where it may have moved, not with every move.
    const forgetBox = () => {
      box = null;
    };
    const watcher = new ResizeObserver(forgetBox);
    watcher.observe(target);
    addEventListener('resize', forgetBox, { signal });
    addEventListener('scroll', forgetBox, { signal, capture: true, passive: true });
    const leave = () => latest.current.onHover(null);
    const quiet = (event: Event) => event.preventDefault();
    target.addEventListener('pointerdown', down, { signal });
    target.addEventListener('pointermove', move, { signal });
    target.addEventListener('pointerup', up, { signal });
    target.addEventListener('pointercancel', cancel, { signal });
    // After an `up` that came it tells nothing new.
    target.addEventListener('lostpointercapture', up, { signal });
    target.addEventListener('pointerenter', forgetBox, { signal });
    target.addEventListener('pointerleave', leave, { signal });
    target.addEventListener('contextmenu', quiet, { signal });
    return () => {
      watcher.disconnect();
      end.abort();
    };
  }, [element]);

  return () => {
    const acts = machine.current?.drop() ?? [];
    latest.current.onActs(acts);
    return acts.length > 0;
  };
}
