import type { Body } from '../body.ts';
import { feel } from '../forces.ts';
import { findMiddle, ratioOf, type Table } from '../table.ts';
import { push } from './push.ts';

const growth = 0.03;
const shrinking = 0.55;
const anchorPull = 0.2;

/** How much larger or smaller than most, beside what they want, bodies may become. */
export function bandOf({ isWeighted }: Body): { least: number; most: number } {
  return isWeighted ? { least: 0.92, most: 1.15 } : { least: 0.72, most: 1.38 };
}

/** Everybody grows where there is room, gives way where there is none, and comes to rest: `progress` goes from 0 to 1. */
export function sweep(table: Table, progress: number): void {
  const { free, bodies, frame, forces } = table;
  const fade = 1 - 0.85 * progress;
  const evening = 1 - 0.6 * progress;
  const middle = findMiddle(table);
  for (const body of free) {
    feel(body, bodies, frame, forces);
    const { deepest } = forces;
    const ratio = ratioOf(body, middle);
    const pull = Math.min(Math.max(2 - ratio, 0.2), 3) * (body.isWeighted ? 4 : 1);
    const { least, most } = bandOf(body);
    // Who is wanted large presses others until they make room.
    const bearable = body.isWeighted && ratio < least ? 1.5 : 0.5;
    if (deepest < bearable * frame.gap && ratio < most) body.size *= 1 + growth * fade * pull;
    else if (deepest > frame.gap && ratio > least) body.size *= 1 - (shrinking * growth * fade) / pull;
    if (body.anchor) {
      body.x += anchorPull * (body.anchor.x - body.x);
      body.y += anchorPull * (body.anchor.y - body.y);
    }
    push(body, forces, frame, evening);
  }
}
