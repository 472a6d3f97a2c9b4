import { formatBytes, formatSize } from '../format/measure.ts';
import type { Encoding, RecipeForm } from '../recipe/recipe-form.ts';
import { formatNames, likenessName, matteQualityNames } from '../recipe/recipe-words.ts';

/** What a run does to each picture, one thing a line. */
export function settingsWords({
  format,
  encoding,
  width,
  height,
  removeBackground,
  background,
  edgeTreatment,
  matteQuality,
}: RecipeForm): string[] {
  return [
    format === 'AUTO' ? 'The format that suits each picture' : `As ${formatNames[format]}`,
    format === 'PNG' ? 'Every pixel kept' : encodingWords(encoding),
    sizeWords(width, height),
    ...(removeBackground ? [cutoutWords({ background, edgeTreatment, matteQuality })] : []),
  ];
}

type Cutout = Pick<RecipeForm, 'background' | 'edgeTreatment' | 'matteQuality'>;

function cutoutWords({ background, edgeTreatment, matteQuality }: Cutout): string {
  const isUsual = edgeTreatment === 'RAW' || matteQuality === 'BALANCED';
  const how = isUsual ? 'Cut out' : `Cut out (${matteQualityNames[matteQuality].toLowerCase()})`;
  return background ? `${how}, on ${background}` : how;
}

function encodingWords(encoding: Encoding): string {
  switch (encoding.mode) {
    case 'AUTO':
      return 'Balanced compression';
    case 'QUALITY':
      return `Quality ${encoding.quality}`;
    case 'LOSSLESS':
      return 'Every pixel kept';
    case 'MAX_BYTES':
      return `At most ${formatBytes(encoding.kilobytes * 1000)} each`;
    case 'MIN_SSIM':
      return likenessName(encoding.minSsim);
  }
}

function sizeWords(width: number | null, height: number | null): string {
  if (width !== null && height !== null)
    return width === height ? `At most ${width} px` : `Fits into ${formatSize(width, height)} px`;
  if (width !== null) return `At most ${width} px wide`;
  return height === null ? 'Original size' : `At most ${height} px high`;
}
