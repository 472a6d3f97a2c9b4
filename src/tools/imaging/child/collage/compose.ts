import type { ComposeInput, ComposePiece, Plan, RenderedFile, Size, StageTime } from '../../imaging.ts';
import { layOut } from '../../layout.ts';
import { decodePicture, readHeader } from '../decode.ts';
import type { Picture } from '../picture.ts';
import type { Limits } from '../sharp-in-child.ts';
import { encode } from '../steps/encode.ts';
import { flatten } from '../steps/flatten.ts';
import { findReach, type Lie, layPicture } from './lay-picture.ts';
import { drawNameTile } from './name-tile.ts';

/** Of one piece in memory, whatever size it is to be seen at. */
const maxPiecePixels = 4096 * 4096;

/** Lays the pieces over one another, one in memory at a time, and writes the file `collage.<extension>`. */
export async function compose(
  input: ComposeInput,
  limits: Limits,
  onStage: (stage: StageTime['stage']) => void,
): Promise<RenderedFile> {
  const { pieces, background, format, quality, directory } = input;
  const size = { width: input.width, height: input.height };
  const canvas: Picture = { data: new Uint8Array(size.width * size.height * 4), ...size, channels: 4 };
  onStage('DECODING');
  // Places with the same z lie in the order given.
  for (const piece of pieces.toSorted((a, b) => a.place.z - b.place.z)) {
    await layPiece(canvas, piece, limits);
    onStage('DECODING');
  }
  const plan: Plan = { background, output: { format, quality } };
  const step = { plan, layout: layOut(plan, size, null), original: size, matte: undefined };
  onStage('ENCODING');
  const pictures = [flatten(canvas, step)];
  return await encode({ pictures, timing: null }, step, directory, 'collage', () => onStage('ENCODING'));
}

async function layPiece(canvas: Picture, piece: ComposePiece, limits: Limits): Promise<void> {
  const ratio = 'name' in piece ? piece.ratio : await readRatio(piece.path, limits);
  const lie = lieOf(piece, ratio, canvas);
  if (!findReach(lie, canvas)) return;
  const size = fitSize(lie);
  const picture =
    'name' in piece ? await drawNameTile(piece.name, size) : await decodePicture(piece.path, size, limits);
  layPicture(canvas, picture, lie);
}

async function readRatio(path: string, limits: Limits): Promise<number> {
  const { width, height } = await readHeader(path, limits);
  return height / width;
}

/** A place counts in widths of the canvas. */
function lieOf({ place }: ComposePiece, ratio: number, { width: unit }: Size): Lie {
  const { x, y, width, rotation } = place;
  return {
    x: x * unit,
    y: y * unit,
    width: width * unit,
    height: width * ratio * unit,
    angle: (rotation * Math.PI) / 180,
  };
}

function fitSize({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(maxPiecePixels / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
