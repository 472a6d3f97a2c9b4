import { type Layout, type LayoutInput, layOut, type Piece } from '../../src/collage/lay-out.ts';
import type { Place } from '../../src/collage/place.ts';
import { createRandom } from '../../src/collage/random.ts';
import { measureSilhouette, type Silhouette } from '../../src/collage/silhouette.ts';
import { type Alpha, drawAlpha } from './draw.ts';
import { drawings } from './drawing-table.ts';
import { lookAt, type Seen } from './look-at.ts';

/** Names of drawn things, others for another seed; beyond the number of drawings some come again. */
export function chooseNames(count: number, seed: number): string[] {
  const random = createRandom(seed);
  const names = Object.keys(drawings)
    .map((name) => ({ name, rank: random() }))
    .sort((a, b) => a.rank - b.rank);
  return Array.from({ length: count }, (_, at) => names[at % names.length]!.name);
}

/** A piece with the picture that it is of. */
export interface DrawnPiece extends Piece {
  picture: Alpha;
}

/** A piece a name; keys are names with a number, as a thing may come twice. */
export async function makePieces(names: readonly string[], rest: Partial<Piece> = {}): Promise<DrawnPiece[]> {
  const drawn = new Map<string, Pick<DrawnPiece, 'picture' | 'silhouette'>>();
  for (const name of new Set(names)) {
    const picture = await drawAlpha(name);
    drawn.set(name, { picture, silhouette: measureSilhouette(picture.alpha, picture) });
  }
  return names.map((name, at) => ({ key: `${name} ${at}`, ...drawn.get(name)!, weight: 1, ...rest }));
}

export function layPieces(pieces: Piece[], rest: Partial<LayoutInput> = {}): Layout {
  return layOut({ pieces, aspect: 4 / 3, seed: 1, ...rest });
}

/** By the pixels of the drawings. */
export function look(pieces: readonly DrawnPiece[], { places }: Layout, aspect = 4 / 3): Seen {
  return lookAt(
    pieces.map(({ picture }) => picture),
    pieces.map(({ key }) => places[key]!),
    aspect,
  );
}

/** By pixels of their own silhouettes' boxes, for pieces that are rectangles. */
export function lookAtBoxes(
  silhouettes: readonly Silhouette[],
  places: readonly Place[],
  aspect: number,
): Seen {
  const boxes = silhouettes.map(({ ratio }): Alpha => {
    const [width, height] = ratio > 1 ? [Math.ceil(400 / ratio), 400] : [400, Math.ceil(400 * ratio)];
    return { width, height, alpha: new Uint8Array(width * height).fill(255) };
  });
  return lookAt(boxes, places, aspect);
}

/** Previous places of pieces, as the next layout is told of them. */
export function remember(pieces: readonly DrawnPiece[], { places }: Layout): DrawnPiece[] {
  return pieces.map((piece) => ({ ...piece, previous: places[piece.key] }));
}

export function moveOf(key: string, before: Layout, after: Layout): number {
  const [from, to] = [before.places[key]!, after.places[key]!];
  return Math.hypot(to.x - from.x, to.y - from.y);
}
