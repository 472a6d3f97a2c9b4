/** What came of one quality: below 0 `excess` says that the crossing is higher, from 0 on that it is here or lower. */
export interface Probe<Result> {
  excess: number;
  result: Result;
}

export interface Crossing<Result> {
  /** The highest quality below; null if the lowest is above already. */
  below: Result | null;
  /** The lowest quality above; null if the highest is below. */
  above: Result | null;
}

export interface CrossingOptions<Result> {
  /** Looked for in 1..highest. */
  highest: number;
  /** What is tried first. */
  first: number;
  /** By how much the excess typically grows with one quality; after two probes they say it themselves. */
  slope: number;
  /** Null gives the search up. */
  probe: (quality: number) => Promise<Probe<Result> | null>;
  /** The excess that a step aims at while all are on one side. Default: 0. */
  aim?: number;
  /** Ends the search before the neighbour has been tried. Default: never. */
  isEnough?: (probe: Probe<Result>) => boolean;
}

interface Point<Result> extends Probe<Result> {
  quality: number;
}

// The curves bend: a secant through two points on one side of the crossing ends short of it.
const overshoot = 1.3;

// What has not been found by then is halved: a picture of one colour is alike at every quality, its curve says nothing.
const patience = 6;

/**
 * Two neighbouring qualities between which the excess crosses 0. By secants until there is a point on either side, then
 * by regula falsi with the Illinois rule (an end that stays twice counts half): three to six probes, bisection takes seven
 * or eight. Encoders are not quite monotone, so another quality may be a hair on the other side; these two have been tried,
 * unless a probe was enough. Null when given up.
 */
export async function findCrossing<Result>(
  options: CrossingOptions<Result>,
): Promise<Crossing<Result> | null> {
  const { highest, first, probe, aim = 0, isEnough = () => false } = options;
  let { slope } = options;
  let below: Point<Result> | null = null;
  let above: Point<Result> | null = null;
  let last: Point<Result> | null = null;
  let quality = Math.min(first, highest);
  for (let tried = 1; ; tried++) {
    const probed = await probe(quality);
    if (!probed) return null;
    const point: Point<Result> = { quality, ...probed };
    if (last) slope = Math.max(slope / 4, (point.excess - last.excess) / (point.quality - last.quality));
    if (point.excess < 0) {
      if (above && last === below) above.excess /= 2;
      below = point;
    } else {
      if (below && last === above) below.excess /= 2;
      above = point;
    }
    last = point;
    const low = below?.quality ?? 0;
    const high = above?.quality ?? highest + 1;
    if (high - low <= 1 || isEnough(probed))
      return { below: below?.result ?? null, above: above?.result ?? null };
    const next = tried < patience ? guess(below, above, slope, aim) : Math.floor((low + high) / 2);
    quality = Math.min(high - 1, Math.max(low + 1, next));
  }
}

function guess(
  below: Point<unknown> | null,
  above: Point<unknown> | null,
  slope: number,
  aim: number,
): number {
  if (below && above) {
    const share = below.excess / (below.excess - above.excess);
    return Math.ceil(below.quality + (above.quality - below.quality) * share);
  }
  const { quality, excess } = below ?? above ?? { quality: 1, excess: 0 };
  return quality - Math.trunc(((excess - aim) / slope) * overshoot);
}
