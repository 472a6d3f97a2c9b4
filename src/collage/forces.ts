import type { Body } from './body.ts';
import type { Frame } from './frame.ts';
import { type Probe, probeBody } from './probe.ts';

/** What its neighbours and the rim do to a body. */
export interface Forces {
  /** Sum of the directions away from whatever is nearer than the gap, each as long as it is too near. */
  hardX: number;
  hardY: number;
  /** How many those are, and the length of the longest; 0 without any. */
  contacts: number;
  deepest: number;
  torque: number;
  levers: number;
  /** The same from whatever is felt, as long as it is near. */
  softX: number;
  softY: number;
  probe: Probe;
}

export function createForces(): Forces {
  const probe = { distance: 0, normalX: 0, normalY: 0 };
  return {
    hardX: 0,
    hardY: 0,
    contacts: 0,
    deepest: 0,
    torque: 0,
    levers: 0,
    softX: 0,
    softY: 0,
    probe,
  };
}

/** Its points among its neighbours, its neighbours' points in it, and its corners at the rim. */
export function feel(body: Body, bodies: readonly Body[], frame: Frame, forces: Forces): void {
  forces.hardX = 0;
  forces.hardY = 0;
  forces.contacts = 0;
  forces.deepest = 0;
  forces.torque = 0;
  forces.levers = 0;
  forces.softX = 0;
  forces.softY = 0;
  const { reach } = frame;
  for (const other of bodies) {
    if (other === body || !isNear(body, other, reach)) continue;
    feelPoints(body, body.rim, other, 1, frame, forces);
    feelPoints(body, other.rim, body, -1, frame, forces);
  }
  feelRim(body, frame, forces);
}

export function isNear(one: Body, other: Body, reach: number): boolean {
  return (
    one.left - reach < other.right &&
    other.left - reach < one.right &&
    one.top - reach < other.bottom &&
    other.top - reach < one.bottom
  );
}

/** Points in the field of `among`: those of the body, or with sign −1 another's in the body's own. */
function feelPoints(
  body: Body,
  points: Float64Array,
  among: Body,
  sign: 1 | -1,
  frame: Frame,
  forces: Forces,
): void {
  const { reach } = frame;
  const { probe } = forces;
  const left = among.left - reach;
  const right = among.right + reach;
  const top = among.top - reach;
  const bottom = among.bottom + reach;
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at]!;
    const y = points[at + 1]!;
    if (x < left || x > right || y < top || y > bottom) continue;
    if (!probeBody(among, x, y, probe) || probe.distance >= reach) continue;
    addForce(body, x, y, probe.normalX * sign, probe.normalY * sign, probe.distance, frame, forces);
  }
}

function feelRim(body: Body, frame: Frame, forces: Forces): void {
  // A picture at this distance from the rim has as much to itself as one at the gap from another.
  const slack = frame.gap - frame.border;
  const far = frame.reach;
  if (body.left > far && body.top > far && body.right < 1 - far && body.bottom < frame.height - far) return;
  for (let at = 0; at < body.hull.length; at += 2) {
    const x = body.hull[at]!;
    const y = body.hull[at + 1]!;
    if (x < far) addForce(body, x, y, 1, 0, x + slack, frame, forces);
    if (y < far) addForce(body, x, y, 0, 1, y + slack, frame, forces);
    if (x > 1 - far) addForce(body, x, y, -1, 0, 1 - x + slack, frame, forces);
    if (y > frame.height - far) addForce(body, x, y, 0, -1, frame.height - y + slack, frame, forces);
  }
}

function addForce(
  body: Body,
  x: number,
  y: number,
  normalX: number,
  normalY: number,
  distance: number,
  { gap, reach }: Frame,
  forces: Forces,
): void {
  const nearness = reach - distance;
  forces.softX += nearness * normalX;
  forces.softY += nearness * normalY;
  const depth = gap - distance;
  if (depth <= 0) return;
  const lever = (x - body.x) * normalY - (y - body.y) * normalX;
  forces.hardX += depth * normalX;
  forces.hardY += depth * normalY;
  forces.torque += depth * lever;
  forces.levers += lever * lever;
  forces.contacts++;
  if (depth > forces.deepest) forces.deepest = depth;
}
