import { maskLimits } from '../../config/mask-limit.ts';
import { badInput } from '../../errors.ts';
import type { Mask } from '../../schema/mask.ts';

/** BAD_USER_INPUT for a version that is not, or no more, kept: the newest are, without a gap. */
export function requireVersion(
  { version: newest }: Pick<Mask, 'version'>,
  number: number,
  argument: string,
): void {
  const oldest = Math.max(1, newest - maskLimits.versions + 1);
  if (number < oldest || number > newest) throw badInput(argument, `${oldest} to ${newest}`, `${number}`);
}
