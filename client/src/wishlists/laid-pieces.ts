import type { CollagePiece, PiecePlacement } from '../collage/collage-piece.ts';
import type { CollageLiveFragment, ItemFaceFragment } from '../gql/graphql.ts';
import { faceOf } from './face-of.ts';
import { moveOutlines } from './placing.ts';
import type { Places } from './step.ts';

export interface LaidPiece extends CollagePiece {
  isPinned: boolean;
  /** Whether it is where the hand has put it, which the server does not have yet. */
  isHeld: boolean;
}

type Faces = ReadonlyMap<string, ItemFaceFragment>;
type Laid = CollageLiveFragment['placements'][number];

/** What was drawn of a placement, and of which face: as long as both are the same, so is the piece. */
const drawn = new WeakMap<Laid, { face: ItemFaceFragment; piece: LaidPiece }>();

/**
 * What a collage draws, with what is held where the hand has it. No piece is a link here. Names and pictures are those of
 * `faces`, which may be newer than the collage.
 */
export function layPieces(
  collage: CollageLiveFragment | null,
  held: Places = {},
  faces: Faces | null = null,
): LaidPiece[] {
  return (collage?.placements ?? []).map((laid) => {
    const own = faceOf(laid.item);
    const face = faces?.get(own.id) ?? own;
    const known = drawn.get(laid);
    const piece = known?.face === face ? known.piece : drawPiece(laid, face);
    drawn.set(laid, { face, piece });
    const place: PiecePlacement | undefined = held[own.id];
    return place ? holdPiece(piece, place) : piece;
  });
}

const drawPiece = (
  { placement, ratio, isPinned, outlines }: Laid,
  { id, name, cutout }: ItemFaceFragment,
): LaidPiece => ({
  id,
  name,
  href: null,
  picture: cutout?.url ?? null,
  placement,
  ratio,
  outlines,
  isPinned,
  isHeld: false,
});

const holdPiece = (piece: LaidPiece, place: PiecePlacement): LaidPiece => ({
  ...piece,
  placement: place,
  outlines: moveOutlines(piece.outlines, piece.placement, place),
  isPinned: true,
  isHeld: true,
});

/** As the owner has listed them, which is the order of the Tab key. */
export function inListOrder<Piece extends { id: string }>(
  pieces: readonly Piece[],
  order: readonly { id: string }[],
): Piece[] {
  const places = new Map(order.map(({ id }, at) => [id, at]));
  const placeOf = ({ id }: Piece) => places.get(id) ?? order.length;
  return pieces.toSorted((a, b) => placeOf(a) - placeOf(b));
}
