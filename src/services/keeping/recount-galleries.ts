import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { unshownSql } from '../../schema/image.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';

const batchSize = 100;

interface Counted {
  id: string;
  kept: object;
  counted: object;
}

/** What the triggers have kept of each gallery against its rows, as `recountUsage` does it for accounts. */
export async function recountGalleries(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ galleries: number; repaired: number }> {
  const report = { galleries: 0, repaired: 0 };
  let last = '';
  while (!signal?.aborted) {
    const batch = await count(ctx, 'id > ? order by id limit ?', [last, batchSize]);
    if (batch.length === 0) break;
    last = batch.at(-1)?.id ?? last;
    report.galleries += batch.length;
    for (const { id } of batch.filter(isWrong)) if (await repair(ctx, id)) report.repaired++;
  }
  return report;
}

async function count({ em }: SystemContext, where: string, params: unknown[]): Promise<Counted[]> {
  return em.execute(
    `select id, json_build_array(all_images, awaiting_images) as kept,
       (select json_build_array(count(*), count(*) filter (where ${unshownSql}))
          from image where gallery_id = gallery.id and gone_at is null) as counted
     from gallery where ${where}`,
    params,
  );
}

function isWrong({ kept, counted }: Counted): boolean {
  return JSON.stringify(kept) !== JSON.stringify(counted);
}

/** Counts once more while nobody changes anything; false if by then there is nothing to repair. */
async function repair(ctx: SystemContext, id: string): Promise<boolean> {
  return inTransaction(forkContext(ctx), async (inner) => {
    await lockGalleryRows(inner, [id]);
    const [found] = await count(inner, 'id = ?', [id]);
    if (!found || !isWrong(found)) return false;
    const { kept, counted } = found;
    ctx.log.error({ event: 'gallery.drift', gallery: id, kept, counted });
    await inner.em.execute('update gallery set (all_images, awaiting_images) = (?, ?) where id = ?', [
      ...Object.values(counted),
      id,
    ]);
    return true;
  });
}
