import type { PiecePlacement } from '../collage/collage-piece.ts';
import type { Shape } from './shape.ts';

export type Places = Readonly<Record<string, PiecePlacement>>;

/** What can be done to a wishlist and be taken back, as data. */
export type Step =
  /** Puts pieces somewhere, where they stay; `unpin`: of these and others, which are to flow again from there. */
  | { kind: 'place'; shape: Shape; places: Places; unpin: readonly string[] }
  /** Lets pieces flow again; null: all. */
  | { kind: 'unpin'; shape: Shape; ids: readonly string[] | null }
  | { kind: 'shuffle'; shape: Shape; seed: number }
  | { kind: 'weigh'; id: string; weight: number }
  | { kind: 'paint'; background: string | null }
  | { kind: 'move'; id: string; before: string | null };

/** Something that was done: how it is taken back and done again. */
export interface Change {
  /** Of the same, one that follows at once is one with it: a key that is held, a colour that is looked for. */
  of: string;
  undo: Step;
  redo: Step;
}
