import type { Context } from '../../context/context.ts';
import type { Gallery } from '../../schema/gallery.ts';

/** The life, in milliseconds, of an image that asks for none: what the first of these says, or the server's. */
export function lifeIn(
  { config }: Context,
  ...places: (Pick<Gallery, 'imageTtl'> | null | undefined)[]
): number {
  const asked = places.find((place) => place?.imageTtl != null)?.imageTtl;
  return Math.min(asked ?? config.defaultTtlMs, config.maxTtlMs);
}
