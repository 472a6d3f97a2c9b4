import { useEffect, useRef } from 'react';
import type { Held } from './use-pointers.ts';

/** Alt and the space bar, as long as they are held in this window. */
export function useHeldKeys(onChange: (held: Held) => void): () => Held {
  const held = useRef<Held>({ isAlt: false, isSpace: false });
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    const set = (change: Partial<Held>) => {
      const next = { ...held.current, ...change };
      if (next.isAlt === held.current.isAlt && next.isSpace === held.current.isSpace) return;
      held.current = next;
      tell.current(next);
    };
    const key = ({ type, key }: KeyboardEvent) => {
      const isDown = type === 'keydown';
      if (key === 'Alt') set({ isAlt: isDown });
      if (key === ' ') set({ isSpace: isDown });
    };
    const letGo = () => set({ isAlt: false, isSpace: false });
    const end = new AbortController();
    const { signal } = end;
    addEventListener('keydown', key, { signal });
    addEventListener('keyup', key, { signal });
    addEventListener('blur', letGo, { signal });
    document.addEventListener('visibilitychange', letGo, { signal });
    return () => end.abort();
  }, []);
  return () => held.current;
}
