import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import type { Batch } from '../../schema/batch.ts';
import type { BatchItem } from '../../schema/batch-item.ts';
import { BatchRow } from '../../schema/batch-row.ts';
import type { ResultItem, ResultRow } from '../../tools/csv/result-row.ts';
import { signRendition } from '../rendition/rendition.ts';
import { findItemRenditions } from './item-renditions.ts';
import { worstOf } from './row-status.ts';
import { findShown } from './shown-item.ts';

const rowsAtOnce = 500;

/** All rows of a batch in the order of its file, with what has become of them by now. Never are more than some hundred in memory. */
export async function* readResultRows(ctx: Context, { id: batchId }: Batch): AsyncGenerator<ResultRow> {
  let behind = -1;
  for (;;) {
    const page = forkContext(ctx);
    const rows = await page.em.find(
      BatchRow,
      { batchId, index: { $gt: behind } },
      { orderBy: { index: 'asc' }, limit: rowsAtOnce },
    );
    yield* await Promise.all(rows.map((row) => describeRow(page, row)));
    const last = rows.at(-1);
    if (rows.length < rowsAtOnce || !last) return;
    behind = last.index;
  }
}

async function describeRow(ctx: Context, row: BatchRow): Promise<ResultRow> {
  const { index, line, name, cells } = row;
  const items = await ctx.loaders.itemsOfRow.load(row.id);
  const shown = await Promise.all(items.map((item) => findShown(ctx, item)));
  return {
    index,
    line,
    name,
    cells,
    // Of a row without an address nothing was to be made.
    status: items.length === 0 ? '' : worstOf(shown),
    items: await Promise.all(items.map((item, i) => describeItem(ctx, item, shown[i]!))),
  };
}

async function describeItem(
  ctx: Context,
  item: BatchItem,
  { status, error }: Pick<BatchItem, 'status' | 'error'>,
): Promise<ResultItem> {
  const { url, imageId } = item;
  const [image, renditions] = await Promise.all([
    imageId === null ? null : ctx.loaders.image.load(imageId),
    findItemRenditions(ctx, item),
  ]);
  const made = renditions.filter((rendition) => rendition !== null);
  return {
    url,
    status,
    error,
    imageId: image?.id ?? null,
    outputUrls: await Promise.all(
      renditions.map(async (rendition) => rendition && (await signRendition(ctx, rendition, {})).href),
    ),
    inputBytes: item.inputBytes ?? image?.byteSize ?? null,
    // Kept where the picture is gone by now.
    outputBytes:
      item.outputBytes ?? (made.length === 0 ? null : made.reduce((sum, { byteSize }) => sum + byteSize, 0)),
  };
}
