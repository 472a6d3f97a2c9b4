import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import { Mask } from '../../schema/mask.ts';
import { MaskVersion } from '../../schema/mask-version.ts';

/** How a mask begins: of which image, and what its first version is made of. */
export interface Beginning {
  image: Image;
  sha256: string;
}

/** The mask that this clientId stands for; CONFLICT if it began otherwise. */
export async function findKnown(
  ctx: Context,
  { clientId, ...beginning }: Beginning & { clientId: string | null },
): Promise<Mask | null> {
  const mask = await findNamed(ctx, clientId);
  return mask && requireBegun(ctx, mask, beginning, 'clientId');
}

export async function findNamed({ em }: Context, clientId: string | null): Promise<Mask | null> {
  return clientId === null ? null : em.findOne(Mask, { clientId });
}

/** CONFLICT if it began otherwise; `argument` is what it was named by. */
export async function requireBegun(
  { em }: Context,
  mask: Mask,
  { image, sha256 }: Beginning,
  argument: string,
): Promise<Mask> {
  const first = await em.findOne(MaskVersion, { maskId: mask.id, number: 1 });
  if (first && first.sha256 !== sha256) throw conflicting(argument, mask);
  return requireSame(mask, image, argument);
}

/** CONFLICT if it is of another image. */
export function requireSame(mask: Mask, image: Image, argument: string): Mask {
  if (mask.imageId === image.id) return mask;
  throw conflicting(argument, mask);
}

function conflicting(argument: string, { id }: Mask): AppError {
  return new AppError(
    'CONFLICT',
    `Expected ${argument} to be of the same mask. It was used for ${id}, which is another.`,
    { params: { argument } },
  );
}
