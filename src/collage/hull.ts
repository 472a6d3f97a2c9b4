/** The convex hull of x,y pairs as x,y pairs, by Andrew's monotone chain. */
export function findHull(points: readonly number[]): number[] {
  const sorted: [number, number][] = [];
  for (let at = 0; at < points.length; at += 2) sorted.push([points[at]!, points[at + 1]!]);
  sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(sorted), ...halfHull(sorted.reverse())].flat();
}

/** From the first point to the last, without the last. */
function halfHull(points: readonly [number, number][]): [number, number][] {
  const hull: [number, number][] = [];
  for (const point of points) {
    while (hull.length >= 2 && turn(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull.slice(0, -1);
}

function turn(a: [number, number], b: [number, number], c: [number, number]): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
