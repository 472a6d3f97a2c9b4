import { refresh } from '../body.ts';
import type { Frame } from '../frame.ts';
import { maxTilt } from '../frame.ts';
import type { Random } from '../random.ts';
import type { Table } from '../table.ts';

const firstSize = 0.36;
const restShare = 0.7;
const lloydSteps = 8;
const lloydSide = 40;
const noise = 0.45;
/** Of the plastic number, whose powers spread points most evenly: Roberts, "The Unreasonable Effectiveness of Quasirandom Sequences", 2018. */
const [stepX, stepY] = [1 / 1.324717957244746, 1 / 1.324717957244746 ** 2];

interface Point {
  x: number;
  y: number;
}

/** Spreads small bodies over the canvas, the widest rather in the middle. */
export function start({ bodies, free, frame, random }: Table): void {
  const pinned = bodies.filter(({ isPinned }) => isPinned);
  const centre = { x: 0.5, y: frame.height / 2 };
  const points = spreadPoints(free.length, pinned, frame, random)
    .map((point) => ({ ...point, rank: distance(point, centre) / frame.unit + noise * random() }))
    .sort((a, b) => a.rank - b.rank);
  for (const [index, body] of free.entries()) {
    const { x, y } = points[index]!;
    body.x = x;
    body.y = y;
    body.size = body.wanted * firstSize;
    body.rest = (random() * 2 - 1) * restShare * maxTilt;
    body.angle = body.rest;
    refresh(body);
  }
}

/** Low-discrepancy points, evened out by Lloyd's steps; who is pinned keeps others off. */
function spreadPoints(count: number, pinned: readonly Point[], frame: Frame, random: Random): Point[] {
  const [offsetX, offsetY] = [random(), random()];
  const points = Array.from({ length: count }, (_, index) => ({
    x: (offsetX + stepX * (index + 1)) % 1,
    y: ((offsetY + stepY * (index + 1)) % 1) * frame.height,
  }));
  for (let step = 0; step < lloydSteps; step++) moveToMeans(points, pinned, frame);
  return points;
}

/** Each point to the mean of the cells that are nearest to it. */
function moveToMeans(points: Point[], pinned: readonly Point[], { height }: Frame): void {
  const sums = points.map(() => ({ x: 0, y: 0, count: 0 }));
  const all = [...points, ...pinned];
  for (let at = 0; at < lloydSide * lloydSide; at++) {
    const x = ((at % lloydSide) + 0.5) / lloydSide;
    const y = ((Math.floor(at / lloydSide) + 0.5) / lloydSide) * height;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < all.length; index++) {
      const square = (all[index]!.x - x) ** 2 + (all[index]!.y - y) ** 2;
      if (square < least) [nearest, least] = [index, square];
    }
    const sum = sums[nearest];
    if (!sum) continue;
    sum.x += x;
    sum.y += y;
    sum.count++;
  }
  for (const [index, { x, y, count }] of sums.entries()) {
    if (count > 0) points[index] = { x: x / count, y: y / count };
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
