import type { Context } from '../../context/context.ts';
import type { Batch } from '../../schema/batch.ts';
import { Image } from '../../schema/image.ts';
import { aliveSql } from '../../schema/life.ts';
import { requireOwner } from '../access/require-owner.ts';
import type { ParsedItem } from './taken-item.ts';

/**
 * By the id of an item the picture it is worked on by again, locked: that of its attempt before, or, where the batch lets it, the newest
 * that came from the same address. None where there is none any more: then it is fetched anew.
 */
export async function findEarlierImages(
  ctx: Context,
  { reuseWithinMs }: Batch,
  items: readonly ParsedItem[],
): Promise<Map<string, Image>> {
  const imageIds = new Map(items.flatMap(({ id, imageId }) => (imageId === null ? [] : [[id, imageId]])));
  if (reuseWithinMs !== null) {
    const since = new Date(ctx.now().getTime() - reuseWithinMs);
    const byUrl = await findByUrl(
      ctx,
      items.map(({ parsed }) => parsed.href),
      since,
    );
    for (const { id, parsed } of items) {
      const found = byUrl.get(parsed.href);
      if (found && !imageIds.has(id)) imageIds.set(id, found);
    }
  }
  if (imageIds.size === 0) return new Map();
  const list = `{${[...new Set(imageIds.values())].join(',')}}`;
  await ctx.em.execute(
    // One that is being purged is not waited for: whoever purges it locks it before the items, which are locked here.
    'select from image where id = any(?::text[]) and gone_at is null order by id for no key update',
    [list],
  );
  const images = await ctx.em.find(Image, { id: { $in: [...imageIds.values()] } }, { refresh: true });
  const usable = await leaveOutFetched(ctx, images);
  return new Map(
    [...imageIds].flatMap(([itemId, id]) => {
      const image = usable.find((one) => one.id === id);
      return image ? [[itemId, image] as const] : [];
    }),
  );
}

/** One that somebody has tried again by itself is being fetched: that it is for one item alone, and not twice. */
async function leaveOutFetched({ em }: Context, images: readonly Image[]): Promise<Image[]> {
  const awaiting = images.filter(({ status }) => status === 'AWAITING_BYTES').map(({ id }) => id);
  if (awaiting.length === 0) return [...images];
  const busy = await em.execute<{ image_id: string }[]>(
    `select image_id from job where image_id = any(?::text[]) and kind = 'IMPORT_URL' and status in ('QUEUED', 'RUNNING')`,
    [`{${awaiting.join(',')}}`],
  );
  return images.filter(({ id }) => !busy.some((row) => row.image_id === id));
}

async function findByUrl(ctx: Context, urls: readonly string[], since: Date): Promise<Map<string, string>> {
  const rows = await ctx.em.execute<{ url: string; id: string }[]>(
    `select distinct on (image.source_url) image.source_url as url, image.id
       from jsonb_array_elements_text(?::jsonb) as asked (url)
       join image on image.account_id = ? and md5(image.source_url) = md5(asked.url) and image.source_url = asked.url
      where image.status = 'READY' and image.created_at >= ? and image.gone_at is null and ${aliveSql('image')}
      order by image.source_url, image.created_at desc`,
    [JSON.stringify(urls), requireOwner(ctx), since, ctx.now()],
  );
  return new Map(rows.map(({ url, id }) => [url, id]));
}
