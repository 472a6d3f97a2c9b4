import type { ImageFormat, MatteQuality } from '../gql/graphql.ts';
import type { StoredRecipe } from './recipe-form.ts';

export const formatNames = {
  AUTO: 'Auto',
  WEBP: 'WebP',
  AVIF: 'AVIF',
  PNG: 'PNG',
  JPEG: 'JPEG',
} as const satisfies Record<ImageFormat, string>;

/** The format a media type stands for, as a label: "image/webp" → "WebP". */
export function formatLabel(mimeType: string): string {
  const name = mimeType.replace(/^image\//, '').toUpperCase();
  return name in formatNames ? formatNames[name as ImageFormat] : name;
}

/** What a structural similarity means to whoever looks: "Same to the eye". */
export function likenessName(ssim: number): string {
  if (ssim >= 0.99) return 'Same even close up';
  if (ssim >= 0.975) return 'Same to the eye';
  return ssim >= 0.95 ? 'A trace softer' : 'Visibly softer';
}

/** 0.98 → "0.98", 0.9 → "0.90", 0.995 → "0.995": never rounded up to 1. */
export const formatSsim = (ssim: number) => (Math.floor(ssim * 1000) / 1000).toFixed(3).replace(/0$/, '');

/** How much is done to find the subject. */
export const matteQualityNames = {
  FAST: 'Fast',
  BALANCED: 'Balanced',
  BEST: 'Best',
} as const satisfies Record<MatteQuality, string>;

/** Of what was corrected no more than that it was. */
type ToldRecipe = Omit<StoredRecipe, 'masks' | 'alpha'> &
  Partial<Record<'masks' | 'alpha', readonly object[] | null>>;

/** What a recipe does, in a few words: "Cutout · trimmed · on #ffffff". */
export function describeRecipe(recipe: ToldRecipe): string {
  const parts = [recipe.removeBackground ? 'Cutout' : 'Whole picture'];
  if (recipe.removeBackground?.edgeTreatment === 'RAW') parts.push('raw edges');
  const quality = recipe.removeBackground?.quality;
  if (quality && quality !== 'BALANCED') parts.push(matteQualityNames[quality].toLowerCase());
  if (recipe.masks?.length || recipe.alpha?.length) parts.push('corrected');
  if (recipe.trim) parts.push('trimmed');
  if (recipe.background) parts.push(`on ${recipe.background}`);
  if (recipe.output?.maxBytes) parts.push('size-limited');
  if (recipe.output?.minSsim) parts.push(likenessName(recipe.output.minSsim).toLowerCase());
  return parts.join(' · ');
}
