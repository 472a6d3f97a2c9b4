/** The canvas to lay out on and the distances kept on it; its width is 1. */
export interface Frame {
  height: number;
  /** Side of the square that is as large as the canvas. */
  unit: number;
  /** Between two pictures. */
  gap: number;
  /** Between a picture and the rim. */
  border: number;
  /** How near two pictures, or a picture and the rim, feel each other. */
  reach: number;
}

/** Radians: the tilt that a picture may have at the most. */
export const maxTilt = 0.2;

const gapShare = 0.011;
const borderShare = 0.012;
const reachGaps = 2.6;

export function createFrame(aspect: number): Frame {
  const height = 1 / aspect;
  const unit = Math.sqrt(height);
  const gap = gapShare * unit;
  return { height, unit, gap, border: borderShare * unit, reach: reachGaps * gap };
}
