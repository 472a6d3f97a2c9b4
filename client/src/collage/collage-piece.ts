/** In fractions of the collage's width, as the API has it: centre, width before it is turned, degrees clockwise. */
export interface PiecePlacement {
  x: number;
  y: number;
  width: number;
  rotation: number;
  z: number;
}

export interface CollagePiece {
  id: string;
  name: string;
  /** Where a click leads, in another tab; asked of `safeLink` once more when it is drawn. */
  href: string | null;
  /** A place on the same page, as `#…`, for what has no `href`. Default: none, and then it is no link. */
  anchor?: string | null;
  /** URL of the cutout, or `data:`; null for its name on a tile. */
  picture: string | null;
  /** Height in widths, before it is turned. */
  ratio: number;
  placement: PiecePlacement;
  /** Closed loops of x, y pairs on the collage, in fractions of its width. Only within them a click is on the piece. */
  outlines: readonly (readonly number[])[];
  isFaded?: boolean;
  /** A few words on it, upright. */
  badge?: string | null;
}

/** Units of the drawing in the collage's width, and of a piece's own in its width. */
export const unit = 1000;

/** From a piece's own coordinates (its centre is 0, 0) to the collage's: one that glides is this one changing. */
export function transformOf({ x, y, width, rotation }: PiecePlacement): string {
  return `translate(${round(x * unit)}px, ${round(y * unit)}px) rotate(${round(rotation)}deg) scale(${round(width)})`;
}

/** The loops as a path in the piece's own coordinates, where they stay the same wherever it lies. */
export function outlinePath({ outlines, placement }: Pick<CollagePiece, 'outlines' | 'placement'>): string {
  const { x, y, width, rotation } = placement;
  const angle = (rotation * Math.PI) / 180;
  const across = (Math.cos(angle) * unit) / width;
  const down = (Math.sin(angle) * unit) / width;
  return outlines
    .map((loop) => {
      const points: string[] = [];
      for (let at = 0; at + 1 < loop.length; at += 2) {
        const right = loop[at]! - x;
        const below = loop[at + 1]! - y;
        // A thousandth of its width is less than a pixel of any screen.
        points.push(
          `${Math.round(right * across + below * down)} ${Math.round(below * across - right * down)}`,
        );
      }
      return `M${points.join('L')}Z`;
    })
    .join('');
}

/** Back to front; of the same z, as they are listed. */
export function inDrawnOrder<Piece extends Pick<CollagePiece, 'placement'>>(
  pieces: readonly Piece[],
): Piece[] {
  return pieces.toSorted((a, b) => a.placement.z - b.placement.z);
}

const round = (value: number): number => Number(value.toFixed(4));
