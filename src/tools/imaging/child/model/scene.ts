import { closedFormSide } from '../../../../brush/closed-form.ts';
import { fitLongestSide, type Pixels } from '../../../../brush/grid.ts';
import { shrinkPixels } from '../../../../brush/resample.ts';
import { resolveSide } from '../../../../brush/resolve.ts';
import type { MatteEffort, Size } from '../../imaging.ts';
import { type Pass, planPasses } from '../../model/effort.ts';
import type { Model } from '../../model/models.ts';
import type { Scene, Views } from '../../model/pass.ts';
import { decodingError } from '../decoding-error.ts';
import { isVerticalFirst, type Raster, resizeLanczos } from '../pillow-lanczos.ts';
import { type Limits, openPicture, sharp } from '../sharp-in-child.ts';
import { mirror } from './mirror.ts';
import { orient, swapsSides } from './orientation.ts';

/**
 * The picture as rembg shows it to a model: all of its pixels, upright, by Pillow's Lanczos in a square, and nothing that its
 * answer could be made better by.
 */
export async function makeParityScene(path: string, side: number, limits: Limits): Promise<Scene> {
  const { orientation, pixels: all } = await decode(path, limits);
  const swaps = swapsSides(orientation);
  const upright = swaps ? swapSides(all) : all;
  // It is turned after it was shrunk (turning 12 megapixels costs 140 ms), along its sides in the order of the upright one.
  const verticalFirst = isVerticalFirst(upright, side, side) !== swaps;
  const { data: pixels } = orient(resizeLanczos(all, side, side, verticalFirst), orientation);
  return { passes: [{ pixels, width: side, height: side, isMirrored: false }], views: null };
}

/**
 * Longest side of the copy that everything below is made from: three times that of the grid where passes are resolved, and
 * twice that of the one where edges are solved, so that the mean of means is the mean. Libvips makes it while it decodes, in a
 * tenth of the time of a Lanczos from all pixels here; what masks differ by is in docs/decisions/mattes.md.
 */
const copySide = 960;

/** All that is asked about a picture, from one decode. */
export async function makeScene(
  path: string,
  model: Pick<Model, 'inputSize' | 'takesAnySize'>,
  effort: MatteEffort,
  limits: Limits,
): Promise<Scene> {
  const copy = await decodeCopy(path, limits);
  const passes = await Promise.all(planPasses(model, copy, effort).map((pass) => showTo(pass, copy)));
  return { passes, views: effort === 'fast' ? null : viewCopy(copy) };
}

/** What of a scene is solved on, for who takes up again what was solved. */
export async function makeViews(path: string, limits: Limits): Promise<Views> {
  return viewCopy(await decodeCopy(path, limits));
}

async function decodeCopy(path: string, limits: Limits): Promise<Raster> {
  const { orientation, pixels } = await decode(path, limits, copySide);
  return orient(pixels, orientation);
}

function viewCopy(copy: Raster): Views {
  const picture: Pixels = { ...copy, channels: 3 };
  const viewAt = (side: number) => shrinkPixels(picture, fitLongestSide(picture, side));
  return { resolve: viewAt(resolveSide), edge: viewAt(closedFormSide) };
}

async function showTo(pass: Pass, copy: Raster): Promise<Scene['passes'][number]> {
  const { width, height, isMirrored } = pass;
  const isSmaller = width <= copy.width && height <= copy.height;
  // Libvips is five times as fast (15 ms a pass), but shifts what it enlarges by half a pixel.
  const pixels = isSmaller
    ? await shrinkLanczos(copy, pass)
    : resizeLanczos(copy, width, height, isVerticalFirst(copy, width, height)).data;
  return { ...pass, pixels: isMirrored ? mirror(pixels, width, 3) : pixels };
}

function shrinkLanczos({ data, ...raw }: Raster, { width, height }: Size): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { ...raw, channels: 3 } });
  return picture.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer();
}

const swapSides = ({ width, height }: Size): Size => ({ width: height, height: width });

/** As it is stored, not yet upright; with a longest side of at most `side`. Default: all pixels. */
async function decode(path: string, limits: Limits, side?: number) {
  try {
    const { orientation = 1, space, hasAlpha } = await openPicture(path, limits).metadata();
    // rembg does not look at profiles, and the mask is to be its mask; but CMYK without its profile is no picture.
    const picture = openPicture(path, limits, { ignoreIcc: space !== 'cmyk' })
      .removeAlpha()
      .toColourspace('srgb');
    // What is transparent keeps its colour, which a resize would take from it.
    if (side && !hasAlpha) picture.resize(side, side, { fit: 'inside', withoutEnlargement: true });
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels: Raster = { data, width, height, channels };
    return { orientation, pixels: side && hasAlpha ? shrinkTo(side, pixels) : pixels };
  } catch (error) {
    throw decodingError('The picture cannot be decoded', error);
  }
}

function shrinkTo(side: number, { data, width, height }: Raster): Raster {
  return shrinkPixels(
    { data, width, height, channels: 3 },
    fitLongestSide({ width, height }, side),
  ) as Raster;
}
