import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Connection } from '../../schema/connection.ts';
import { Gallery, GallerySort } from '../../schema/gallery.ts';
import { behindSql, orderBySql, orderOf } from '../../schema/gallery-order.ts';
import { Image, unshownSql } from '../../schema/image.ts';
import { aliveSql } from '../../schema/life.ts';
import { checkFirst, type PageRequest } from '../list/page.ts';

const cursorSchema = z.tuple([z.enum(Object.keys(GallerySort)), z.string(), z.string()]);

type Place = { key: string; id: string };

/** A page of what who asks can see of it, in its order. */
export async function listGalleryImages(
  ctx: Context,
  gallery: Gallery,
  { first: asked, after }: PageRequest,
): Promise<Connection<Image>> {
  const first = checkFirst(asked);
  const behind = after == null ? null : decodeCursor(gallery, after);
  const ids = await findIds(ctx, gallery, { limit: first + 1, behind });
  const found = await ctx.em.find(Image, { id: { $in: ids } });
  const byId = new Map(found.map((image) => [image.id, image]));
  const images = ids.flatMap((id) => byId.get(id) ?? []);
  const nodes = images.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(gallery, node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: ids.length > first,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Through a link without those that await their owner's approval, or their bytes; what the scope shows at all is asked by whoever reads them. */
export async function findIds(
  ctx: Context,
  gallery: Pick<Gallery, 'id' | 'sort'>,
  { limit, behind }: { limit: number; behind: Place | null },
): Promise<string[]> {
  const { scope, em } = ctx;
  if (scope.kind === 'link' && !scope.canSee) return [];
  const order = orderOf(gallery);
  const rows = await em.execute<{ id: string }[]>(
    `select image.id from image where image.gallery_id = ? and ${aliveSql('image')}
       ${scope.kind === 'link' ? `and not ${unshownSql}` : ''}
       ${behind ? `and ${behindSql(order)}` : ''}
     order by ${orderBySql(order)} limit ?`,
    [gallery.id, ctx.now(), ...(behind ? [behind.key, behind.id] : []), limit],
  );
  return rows.map(({ id }) => id);
}

export function placeOf(gallery: Pick<Gallery, 'sort'>, image: Image): Place {
  return { key: orderOf(gallery).keyOf(image), id: image.id };
}

function encodeCursor(gallery: Gallery, image: Image): string {
  const { key, id } = placeOf(gallery, image);
  return Buffer.from(JSON.stringify([gallery.sort, key, id])).toString('base64url');
}

/** BAD_USER_INPUT also for one of another order: the gallery was sorted anew since. */
function decodeCursor({ sort }: Gallery, cursor: string): Place {
  try {
    const [ofSort, key, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (ofSort !== sort) throw new Error(`Expected a cursor of ${sort}, got one of ${ofSort}.`);
    if (sort === 'NEWEST' && !z.iso.datetime().safeParse(key).success) throw new Error('Expected a time.');
    if (/\0/.test(key + id)) throw new Error('Expected a text.');
    return { key, id };
  } catch (cause) {
    throw new AppError(
      'BAD_USER_INPUT',
      'Expected "after" to be a cursor of an earlier page in this order.',
      {
        params: { argument: 'after' },
        cause,
      },
    );
  }
}
