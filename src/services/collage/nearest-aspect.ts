import { badInput } from '../../errors.ts';
import { collageAspects, defaultAspect } from '../../schema/collage.ts';

/** That of the collages there are which differs from it by the least factor; the standard one for null. */
export function nearestAspect(aspect: number | null | undefined): number {
  const asked = aspect ?? defaultAspect;
  if (!Number.isFinite(asked) || asked <= 0) throw badInput('aspect', 'more than 0', `${asked}`);
  const distance = (other: number) => Math.abs(Math.log(other / asked));
  return collageAspects.reduce<number>(
    (best, other) => (distance(other) < distance(best) ? other : best),
    collageAspects[0],
  );
}
