import { generateNKeysBetween } from 'fractional-indexing';
import type { AnyContext } from '../../context/context.ts';

/** Beyond it a key says that between two neighbours much was put again and again: all keys of the gallery are made anew. */
const longestPosition = 32;

/** So many positions in a row, before `before` or behind all. Expects the gallery to be locked. */
export async function findPositions(
  ctx: AnyContext,
  galleryId: string,
  count: number,
  { before, moved = [] }: { before?: string | null; moved?: readonly string[] } = {},
): Promise<string[]> {
  const positions = await between(ctx, { galleryId, before, moved }, count);
  if (positions.every(({ length }) => length <= longestPosition)) return positions;
  await renewPositions(ctx, galleryId);
  return between(ctx, { galleryId, before, moved }, count);
}

interface Gap {
  galleryId: string;
  /** Of an image in it; nullish for the end. */
  before: string | null | undefined;
  /** Ids of those that leave their places. */
  moved: readonly string[];
}

async function between(ctx: AnyContext, { galleryId, before, moved }: Gap, count: number): Promise<string[]> {
  const [row] = await ctx.em.execute<{ next: string | null; last: string | null }[]>(
    `select next, (
       select max(position collate "C") from image
         where gallery_id = ? and gone_at is null and id <> all(?::text[]) and (next is null or position collate "C" < next)
     ) as last
     from (select (select position from image where id = ? and gallery_id = ?) as next) gap`,
    [galleryId, `{${moved.join(',')}}`, before ?? '', galleryId],
  );
  return generateNKeysBetween(row?.last ?? null, row?.next ?? null, count);
}

/** In the order of now, keys as short as they can be. */
async function renewPositions(ctx: AnyContext, galleryId: string): Promise<void> {
  const rows = await ctx.em.execute<{ id: string }[]>(
    'select id from image where gallery_id = ? and gone_at is null order by position collate "C", id for no key update',
    [galleryId],
  );
  const positions = generateNKeysBetween(null, null, rows.length);
  await ctx.em.execute(
    `update image set position = renewed.position
     from unnest(?::text[], ?::text[]) renewed (id, position) where image.id = renewed.id`,
    [`{${rows.map(({ id }) => id).join(',')}}`, `{${positions.join(',')}}`],
  );
}
