import { type Body, refresh } from '../body.ts';
import type { Forces } from '../forces.ts';
import { type Frame, maxTilt } from '../frame.ts';

/** Radians a push may turn by. */
const maxTurn = 0.08;
const restPull = 0.015;

/** Moves a body as it is pressed. `evening` is how much it also makes for the middle of the space around it, 0..1. */
export function push(body: Body, forces: Forces, frame: Frame, evening: number): void {
  const { contacts, deepest } = forces;
  const hard = Math.hypot(forces.hardX, forces.hardY);
  if (contacts > 0 && hard > 1e-12) {
    const length = Math.min(deepest, Math.max((1.2 * hard) / contacts, 0.4 * deepest));
    body.x += (forces.hardX / hard) * length;
    body.y += (forces.hardY / hard) * length;
    if (forces.levers > 1e-12) {
      body.angle += 0.5 * clamp(forces.torque / forces.levers, maxTurn);
    }
  }
  const soft = Math.hypot(forces.softX, forces.softY);
  if (evening > 0 && soft > 1e-12) {
    const length = Math.min(0.05 * soft, frame.gap / 2) * evening;
    body.x += (forces.softX / soft) * length;
    body.y += (forces.softY / soft) * length;
  }
  body.angle = clamp(body.angle + restPull * (body.rest - body.angle), maxTilt);
  body.x = Math.min(Math.max(body.x, 0), 1);
  body.y = Math.min(Math.max(body.y, 0), frame.height);
  refresh(body);
}

export function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}
