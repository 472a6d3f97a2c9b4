// A stroke's link from one point to the next: all discs on the way, their radius between the two. The surface of this "round
// cone" is nearest along a line that leans by how fast the radius changes: of |p − c(s)| − r(s), the least is at
// s = a + h k / √(1 − k²), a along the link, h beside it, k = dr/ds.

import type { Rectangle } from './grid.ts';
import type { PlacedStroke } from './stroke.ts';

/** In cells. A disc is one of length 0. */
export interface Cone {
  x: number;
  y: number;
  /** Direction, of length 1. */
  across: number;
  down: number;
  length: number;
  /** At its start, and how much it grows a cell of length: more than −1, less than 1. */
  radius: number;
  growth: number;
}

/** What is painted reaches so far beyond the radius: a ramp is one cell wide at least, its middle on the rim. */
export const halfRamp = 0.5;

/**
 * A cone a link of the stroke; the two discs of a link of which one end is within the other, and a disc for a stroke of one point.
 * Nothing where there is no pressure.
 */
export function listCones({ x, y, radius }: PlacedStroke): Cone[] {
  const cones: Cone[] = [];
  const last = x.length - 1;
  const addDisc = (i: number) => {
    if (radius[i]! > 0) cones.push(createDisc(x[i]!, y[i]!, radius[i]!));
  };
  if (last === 0) addDisc(last);
  for (let i = 0; i < last; i++) {
    const [right, below] = [x[i + 1]! - x[i]!, y[i + 1]! - y[i]!];
    const length = Math.sqrt(right * right + below * below);
    const growth = (radius[i + 1]! - radius[i]!) / length;
    if (length > 0 && growth > -1 && growth < 1) {
      if (radius[i]! > 0 || radius[i + 1]! > 0)
        cones.push({
          ...createDisc(x[i]!, y[i]!, radius[i]!),
          across: right / length,
          down: below / length,
          length,
          growth,
        });
    } else {
      addDisc(i);
      addDisc(i + 1);
    }
  }
  return cones;
}

export function createDisc(x: number, y: number, radius: number): Cone {
  return { x, y, radius, across: 1, down: 0, length: 0, growth: 0 };
}

/** All cells that the cone can cover. */
export function boundCone({ x, y, across, down, length, radius, growth }: Cone): Rectangle {
  const [endX, endY] = [x + across * length, y + down * length];
  const reach = radius + halfRamp;
  const endReach = radius + growth * length + halfRamp;
  return {
    left: Math.floor(Math.min(x - reach, endX - endReach)),
    top: Math.floor(Math.min(y - reach, endY - endReach)),
    right: Math.ceil(Math.max(x + reach, endX + endReach)),
    bottom: Math.ceil(Math.max(y + reach, endY + endReach)),
  };
}

/**
 * Raises the cells `from` … `to` of row `y` to what the cone covers of them, 0..255: all up to the smaller of hardness · r and
 * r − ½, from there by a smoothstep down to nothing at r + ½. A line that is thinner than a cell covers its share of it.
 */
export function coverCells(
  row: Uint8Array,
  cone: Cone,
  hardness: number,
  y: number,
  from: number,
  to: number,
): void {
  const { x: startX, across, down, length, radius, growth } = cone;
  const below = y + 0.5 - cone.y;
  const slant = 1 / Math.sqrt(1 - growth * growth);
  const lean = growth * slant;
  const endRadius = radius + growth * length;
  const softness = 1 - hardness;
  for (let x = from; x < to; x++) {
    const right = x + 0.5 - startX;
    const along = right * across + below * down;
    const beside = Math.abs(right * down - below * across);
    const at = along + beside * lean;
    let distance = beside * slant;
    let r = radius + growth * at;
    if (at < 0) {
      distance = Math.sqrt(along * along + beside * beside);
      r = radius;
    } else if (at > length) {
      const beyond = along - length;
      distance = Math.sqrt(beyond * beyond + beside * beside);
      r = endRadius;
    }
    const depth = r + halfRamp - distance;
    if (depth <= 0) continue;
    const ramp = softness * r + halfRamp;
    const share = depth / (ramp < 1 ? 1 : ramp);
    let level = 255;
    if (share < 1) level = (255 * share * share * (3 - 2 * share) + 0.5) | 0;
    if (r < 0.5) level = (level * 2 * r + 0.5) | 0;
    if (level > row[x]!) row[x] = level;
  }
}

/** How far a place is from the centre line, in radii there: 1 on the rim. Nearest as for `coverCells`. */
export function measureRatio(cone: Cone, x: number, y: number): number {
  const { across, down, length, radius, growth } = cone;
  const along = (x - cone.x) * across + (y - cone.y) * down;
  const beside = Math.abs((x - cone.x) * down - (y - cone.y) * across);
  const lean = growth / Math.sqrt(1 - growth * growth);
  const at = Math.min(Math.max(along + beside * lean, 0), length);
  return Math.sqrt((along - at) * (along - at) + beside * beside) / (radius + growth * at);
}
