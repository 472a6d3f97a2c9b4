import fc from 'fast-check';
import { expect } from 'vitest';
import { purgeNow } from '../purge.ts';
import { type Bed, openBed, readObjects } from './bed.ts';
import { deeds, type Step, take } from './deeds.ts';
import { readers } from './readers.ts';
import { openWorld } from './world.ts';

/** More of what moves an end than of what makes something. */
const weights: Partial<Record<Step['deed'], number>> = {
  waitForEnd: 5,
  wait: 3,
  move: 4,
  endGallery: 4,
  extend: 3,
  revoke: 3,
};
const number = fc.nat(11);
const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.oneof(
    ...(Object.keys(deeds) as Step['deed'][]).map((deed) => ({
      weight: weights[deed] ?? 2,
      arbitrary: fc.constant(deed),
    })),
  ),
  a: number,
  b: number,
});

/** So that what comes then has something to be done to: two galleries, one of which ends, pictures in both, links and masks. */
const prologue: readonly Step[] = [
  { deed: 'createGallery', a: 2, b: 0 },
  { deed: 'createGallery', a: 0, b: 1 },
  ...[0, 1, 2, 3].map((b) => ({ deed: 'upload', a: 3, b: b % 3 }) as const),
  { deed: 'createLink', a: 0, b: 1 },
  { deed: 'createLink', a: 1, b: 1 },
  { deed: 'guestUpload', a: 0, b: 0 },
  ...[0, 1, 2].map((a) => ({ deed: 'createMask', a, b: a }) as const),
];

/** By then all has ended that a run may have made. Nothing is left of it, so that the next begins where it did. */
const runMs = 48 * 3_600_000;

/** Whatever is done in whatever order, and whatever fails, each reader sees what the model says, and no bytes are left. */
export async function checkLives({ numRuns, seed }: { numRuns: number; seed?: number }): Promise<void> {
  const bed = await openBed();
  const startMs = Math.ceil(Date.now() / 1000) * 1000;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), fc.nat(), async (steps, pick) => {
        await checkRun(bed, startMs, steps, pick);
      }),
      { numRuns, endOnFailure: true, ...(seed !== undefined && { seed }) },
    );
  } finally {
    await bed.close();
  }
}

async function checkRun(bed: Bed, startMs: number, steps: Step[], pick: number): Promise<void> {
  const world = await openWorld(bed, startMs);
  const names = Object.keys(readers);
  try {
    for (const one of prologue) await take(world, one);
    await readers.link!(world);
    for (const [i, one] of steps.entries()) {
      await take(world, one);
      for (let k = 0; k < 3; k++) await readers[names[(pick + 5 * i + 7 * k) % names.length]!]!(world);
    }
    for (const name of names) await readers[name]!(world);
  } finally {
    await Promise.all([world.owner.close(), world.stranger.close()]);
  }
  // Everything has ended: not a byte is left, and no row that names one.
  bed.setNow(startMs + runMs);
  await purgeNow(bed.app);
  const { stored, known } = await readObjects(bed);
  expect({ stored, known }).toEqual({ stored: [], known: [] });
}
