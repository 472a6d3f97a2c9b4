import type { Shape } from './shape.ts';
import type { Places } from './step.ts';

export interface DeskState {
  /** Which piece is worked on, and on which collage. */
  selected: { shape: Shape; id: string } | null;
  /** Where the owner has put pieces, until the server has it so. What is told of them meanwhile does not move them. */
  held: Readonly<Record<Shape, Places>>;
  /** Undefined: as the server has it. */
  background: string | null | undefined;
}
