import type { Wish } from './documents.ts';
import { anchorOf } from './to-pieces.ts';

/** The button that had the focus may be there no more: then it is the wish that was spoken of. */
export function takeFocus({ id }: Pick<Wish, 'id'>): void {
  if (document.activeElement === document.body)
    document.getElementById(anchorOf(id))?.focus({ preventScroll: true });
}
