import type { Tool } from './edit-stroke.ts';

/** What is drawn with. */
export interface Brush {
  tool: Tool;
  /** Diameter: in CSS pixels of the screen, so that it is finer on the picture the nearer that is looked at; or in fractions of the picture's longer side while it is locked to the picture. */
  diameter: { of: 'screen' | 'picture'; value: number };
  /** 0..1, of the exact tools. */
  hardness: number;
  hasPressure: boolean;
}

/** Of the longer side: thicker than most subjects need, as rough is fine and small is slow. */
export const firstShare = 0.05;
export const [leastShare, mostShare] = [0.0005, 1];

const clamp = (value: number, least: number, greatest: number) => Math.min(Math.max(value, least), greatest);

/** @param sidePx the picture's longer side in CSS pixels, as it is looked at. */
export function shareOf({ diameter: { of, value } }: Brush, sidePx: number): number {
  return clamp(of === 'screen' ? value / sidePx : value, leastShare, mostShare);
}

export function withShare(brush: Brush, share: number, sidePx: number): Brush {
  const { of } = brush.diameter;
  const clamped = clamp(share, leastShare, mostShare);
  return { ...brush, diameter: { of, value: of === 'screen' ? clamped * sidePx : clamped } };
}

/** Fixed on the picture, or on the screen; it looks the same at first. */
export function lockTo(brush: Brush, of: 'screen' | 'picture', sidePx: number): Brush {
  const share = shareOf(brush, sidePx);
  return withShare({ ...brush, diameter: { of, value: share } }, share, sidePx);
}

export const withHardness = (brush: Brush, hardness: number): Brush => ({
  ...brush,
  hardness: clamp(hardness, 0, 1),
});
