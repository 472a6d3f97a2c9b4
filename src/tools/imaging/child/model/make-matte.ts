import { measureAffinity } from '../../../../brush/affinity.ts';
import { measureAgreement } from '../../../../brush/agreement.ts';
import { solveEdge } from '../../../../brush/closed-form.ts';
import type { Plane } from '../../../../brush/grid.ts';
import { toLab } from '../../../../brush/lab.ts';
import { resizePlane } from '../../../../brush/resample.ts';
import { resolvePasses } from '../../../../brush/resolve.ts';
import type { Matte } from '../../imaging.ts';
import type { PassInput, Scene } from '../../model/pass.ts';
import { toCoverage, toPlane } from '../matte-plane.ts';
import { mirror } from './mirror.ts';

/** One matte of all that a model says of a scene; without views its first answer as it is. */
export async function makeMatte(
  { passes, views }: Scene,
  run: (pass: PassInput) => Promise<Uint8Array>,
): Promise<Matte> {
  const planes: Plane[] = [];
  for (const { isMirrored, ...pass } of passes) {
    const { width, height } = pass;
    const answer = await run(pass);
    if (!views) return { width, height, alpha: answer, solved: null, agreement: null };
    const alpha = isMirrored ? mirror(answer, width) : answer;
    planes.push(toPlane({ width, height, alpha }));
  }
  if (!views) throw new Error('expected at least one pass, got none');
  const { resolve, edge } = views;
  const grid = planes.length > 1 ? resolve : edge;
  const answers = planes.map((plane) => resizePlane(plane, grid));
  const mask = toCoverage(answers.length > 1 ? resolveBy(resolve, answers) : answers[0]!);
  // From what is kept, so that whoever takes it up again finds the same band.
  const { alpha } = solveEdge(edge, resizePlane(toPlane(mask), edge));
  return {
    ...mask,
    solved: toCoverage(alpha),
    // Of the two that every effort with several has: what more of them agree on is less, and was not measured.
    agreement: answers.length > 1 ? measureAgreement(answers.slice(0, 2)) : null,
  };
}

function resolveBy(pixels: Parameters<typeof toLab>[0], answers: readonly Plane[]): Plane {
  const lab = toLab(pixels);
  return resolvePasses(answers, lab, measureAffinity(lab));
}
