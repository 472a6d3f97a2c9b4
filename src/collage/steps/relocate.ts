import { type Body, type Stance, stand, turnPoints } from '../body.ts';
import { maxTilt } from '../frame.ts';
import { distanceAt, type FreeSpace, measureFreeSpace } from '../free-space.ts';
import { findMiddle, ratioOf, type Table } from '../table.ts';
import { bandOf } from './sweep.ts';

const mapCells = 64;
const candidates = 200;
const tiltSteps = [0, 0.15, -0.15];
const bisections = 6;

/** The most squeezed is laid where there is more room for it, if it is clearly more. */
export function relocateSqueezed(table: Table, below: number): boolean {
  const middle = findMiddle(table);
  let squeezed: Body | null = null;
  for (const body of table.free) {
    const ratio = ratioOf(body, middle);
    if (ratio < below && (!squeezed || ratio < ratioOf(squeezed, middle))) squeezed = body;
  }
  return squeezed !== null && relocate(table, squeezed, middle);
}

function relocate(table: Table, body: Body, middle: number): boolean {
  const room = findRoom(table, body, bandOf(body).most * body.wanted * middle);
  if (!room || room.size < body.size * 1.04) return false;
  body.rest = room.angle;
  stand(body, room);
  return true;
}

/** Where, and how large, it has most room among the others; null if there is none. */
export function findRoom(
  { bodies, frame, random }: Table,
  body: Body,
  largest: number,
  absent: ReadonlySet<Body> = new Set(),
): Stance | null {
  const others = bodies.filter((other) => other !== body && !absent.has(other));
  const space = measureFreeSpace(others, frame, mapCells);
  const fits = createFit(body, space, frame.gap * 0.6);
  let best: Stance | null = null;
  for (const { x, y } of listCandidates(space, random)) {
    for (const step of tiltSteps) {
      const angle = Math.min(Math.max(body.rest + step, -maxTilt), maxTilt);
      const least: number = best ? best.size * 1.02 : largest / 16;
      if (least > largest || !fits(x, y, angle, least)) continue;
      let low = least;
      let high = largest;
      for (let at = 0; at < bisections; at++) {
        const middle = (low + high) / 2;
        if (fits(x, y, angle, middle)) low = middle;
        else high = middle;
      }
      best = { x, y, angle, size: low };
    }
  }
  return best;
}

function listCandidates({ distances, cell }: FreeSpace, random: () => number) {
  const { columns, cells } = distances;
  const free: number[] = [];
  for (let at = 0; at < cells.length; at++) if (cells[at]! > 0) free.push(at);
  const step = Math.max(1, free.length / candidates);
  const points = [];
  for (let at = random() * step; at < free.length; at += step) {
    const index = free[Math.floor(at)]!;
    points.push({
      x: ((index % columns) - 0.5) * cell,
      y: (Math.floor(index / columns) - 0.5) * cell,
    });
  }
  return points;
}

function createFit({ shape }: Body, space: FreeSpace, clearance: number) {
  const points = Float64Array.from([...shape.rim, ...shape.hull, ...shape.inner]);
  const placed = new Float64Array(points.length);
  return (x: number, y: number, angle: number, size: number): boolean => {
    const scale = size / shape.nominal;
    turnPoints(points, placed, x, y, scale * Math.cos(angle), scale * Math.sin(angle));
    for (let at = 0; at < placed.length; at += 2) {
      if (distanceAt(space, placed[at]!, placed[at + 1]!) < clearance) return false;
    }
    return true;
  };
}
