import type { Context } from '../../context/context.ts';
import type { Mask } from '../../schema/mask.ts';
import { MaskStroke } from '../../schema/mask-stroke.ts';
import type { OrderedStroke } from './mask-state.ts';
import type { NamedStroke } from './stroke-input.ts';

/** Bytes of what is kept of them. */
export function weighStrokes(strokes: readonly NamedStroke[]): number {
  return strokes.reduce((sum, { path }) => sum + path.length, 0);
}

/** Writes rows of what comes with the newest version. */
export async function insertStrokes(
  { em }: Context,
  { id: maskId, accountId, version: addedIn }: Pick<Mask, 'id' | 'accountId' | 'version'>,
  strokes: readonly OrderedStroke[],
): Promise<void> {
  if (strokes.length === 0) return;
  await em.insertMany(
    MaskStroke,
    strokes.map(({ ordinal, strokeId, tool, size, hardness, path }) => ({
      accountId,
      maskId,
      ordinal,
      strokeId,
      tool,
      size,
      hardness,
      // The mapper takes no other array of bytes.
      path: Buffer.from(path),
      addedIn,
      removedIn: null,
    })),
  );
}
