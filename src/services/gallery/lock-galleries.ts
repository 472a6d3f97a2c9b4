import type { AnyContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { Gallery } from '../../schema/gallery.ts';

/**
 * Until the transaction of `ctx.em` ends, no other moves these galleries: those of the scope that are there, by id. Whoever
 * also locks images has locked them before, and jobs after: docs/decisions/account-usage.md.
 */
export async function lockGalleries(
  ctx: AnyContext,
  ids: readonly (string | null)[],
): Promise<Map<string, Gallery>> {
  const named = [...new Set(ids)].filter((id) => id !== null);
  if (named.length === 0) return new Map();
  const theirs = await ctx.em.find(Gallery, { id: { $in: named } }, { fields: ['id'] });
  await lockGalleryRows(
    ctx,
    theirs.map(({ id }) => id),
  );
  const galleries = await ctx.em.find(Gallery, { id: { $in: named } }, { refresh: true });
  return new Map(galleries.map((gallery) => [gallery.id, gallery]));
}

/**
 * The same of galleries that their caller knows, whoever sees them. NO KEY: what is written of a link looks whether its gallery is there, and holds the link by then, for which those wait who hold the
 * gallery.
 */
export async function lockGalleryRows({ em }: AnyContext, ids: readonly (string | null)[]): Promise<void> {
  await em.execute('select from gallery where id = any(?::text[]) order by id for no key update', [
    `{${[...new Set(ids)].filter((id) => id !== null).join(',')}}`,
  ]);
}

/** The same of one; NOT_FOUND if it is not there for the caller. */
export async function lockGallery(ctx: AnyContext, id: string, argument: string): Promise<Gallery> {
  const gallery = (await lockGalleries(ctx, [id])).get(id);
  if (gallery) return gallery;
  throw new AppError('NOT_FOUND', 'There is no such gallery.', { params: { argument } });
}
