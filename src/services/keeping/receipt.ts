import type { AnyContext } from '../../context/context.ts';
import { PurgeReceipt } from '../../schema/purge-receipt.ts';

/** Of images that were just hidden: what they had then, and when they ended. */
export async function writeReceipts({ em }: AnyContext, imageIds: readonly string[]): Promise<void> {
  await em.execute(`${insertReceipts('null::timestamptz')} ${rewritten}`, [
    listOf(imageIds),
    listOf(imageIds),
  ]);
}

/** Of images that come back. */
export async function dropReceipts({ em }: AnyContext, imageIds: readonly string[]): Promise<void> {
  await em.nativeDelete(PurgeReceipt, { imageId: { $in: [...imageIds] } });
}

/** Of images whose bytes are gone; called while their rows are still there. One that was hidden before there were receipts has one now. */
export async function completeReceipts({ em, now }: AnyContext, imageIds: readonly string[]): Promise<void> {
  const values = [now(), listOf(imageIds), listOf(imageIds)];
  await em.execute(`${insertReceipts('?::timestamptz')} ${completed}`, values);
}

/** Deletes those that nobody may ask for any more. */
export async function forgetReceipts({ em, config, now }: AnyContext): Promise<void> {
  const until = new Date(now().getTime() - config.purgeLogMs);
  await em.nativeDelete(PurgeReceipt, { removedAt: { $lt: until } });
}

const listOf = (ids: readonly string[]) => `{${ids.join(',')}}`;

const insertReceipts = (removedAt: string) =>
  `insert into purge_receipt (image_id, account_id, ended_at, hidden_at, removed_at, objects, bytes)
   select image.id, image.account_id, least(image.expires_at, image.gone_at), image.gone_at, ${removedAt},
     coalesce(object.count, 0), coalesce(object.bytes, 0)
   from image left join (
     select image_id, count(*) as count, sum(byte_size) as bytes from stored_object
       where image_id = any(?::text[]) group by image_id
   ) object on object.image_id = image.id
   where image.id = any(?::text[])`;

const rewritten = `on conflict (image_id) do update set ended_at = excluded.ended_at, hidden_at = excluded.hidden_at,
  objects = excluded.objects, bytes = excluded.bytes`;

const completed = `on conflict (image_id) do update set removed_at = excluded.removed_at,
  objects = excluded.objects, bytes = excluded.bytes`;
