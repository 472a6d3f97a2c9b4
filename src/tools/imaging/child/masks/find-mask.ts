import type { Mask, MaskUse } from '../../mask.ts';

/** The mask that a plan names. */
export function findMask(masks: Readonly<Record<string, Mask>>, { mask: name }: MaskUse): Mask {
  const mask = masks[name];
  if (!mask) throw new Error(`no mask is called ${name}`);
  return mask;
}
