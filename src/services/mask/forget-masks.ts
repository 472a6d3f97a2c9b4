import type { Context } from '../../context/context.ts';

/** So that what is read of them in the same request is as they are now; also of the lists that they are in. */
export function forgetMasks({ loaders }: Context, ids: readonly string[]): void {
  for (const id of ids) loaders.mask.clear(id);
  loaders.masksOf.clearAll();
  loaders.maskVersion.clearAll();
  loaders.maskVersionsOf.clearAll();
}
