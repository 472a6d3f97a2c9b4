import type { Matte, Plan } from '../../imaging.ts';
import type { MaskUse } from '../../mask.ts';

/** Hints that stand first are solved with the matte's own edge, where it has one; all else is done to the alpha. */
export function splitMasks(
  { cutout, masks = [] }: Plan,
  matte: Matte | undefined,
): { ofMatte: readonly MaskUse[]; ofAlpha: readonly MaskUse[] } {
  const firstOther = masks.findIndex(({ mode }) => mode !== 'hints');
  const count = !cutout || !matte?.solved ? 0 : firstOther < 0 ? masks.length : firstOther;
  return { ofMatte: masks.slice(0, count), ofAlpha: masks.slice(count) };
}

/** Not, if the first mask replaces whatever the matte says. */
export function isMatteSeen({ masks = [] }: Plan): boolean {
  return masks[0]?.mode !== 'replace';
}
