import { createId } from '../../src/schema/id.ts';
import type { TestApp } from '../app.ts';
import { runSql } from '../sql.ts';
import { quote, type Sample } from './sample.ts';

/** Of batches; what takes a file is asked in test/batch. */
export const batchSamples: Record<string, Sample> = {
  batch: {
    ask: ({ batch }) =>
      `batch(id: ${quote(batch)}) { id status counts { items succeeded failed } rows(first: 2) { nodes { id status } } }`,
  },
  cancelBatch: {
    ask: ({ canceledBatch }) => `cancelBatch(input: { id: ${quote(canceledBatch)} }) { batch { id status } }`,
  },
  retryBatch: {
    ask: ({ canceledBatch, canceledItem }) =>
      `retryBatch(input: { id: ${quote(canceledBatch)}, itemIds: [${quote(canceledItem)}] }) { batch { id status rows { nodes { items { id } } } } }`,
    undo: ({ canceledBatch }) => `cancelBatch(input: { id: ${quote(canceledBatch)} }) { batch { id } }`,
  },
  batchUpdated: {
    ask: ({ batch }) => `batchUpdated(id: ${quote(batch)}) { id status progress }`,
  },
  batchItemsUpdated: {
    ask: ({ batch }) =>
      `batchItemsUpdated(batchId: ${quote(batch)}) { item { id status } cursor isCaughtUp }`,
  },
  batches: { ask: () => 'batches(first: 100) { nodes { id status progress } }', isOwn: true },
};

const layout = {
  encoding: 'utf-8',
  delimiter: ',',
  columns: [{ index: 0, name: 'url', role: 'URL' }],
};

/** What of the owner a batch is made of; its row names one picture twice. */
export interface BatchParts {
  account: string;
  image: string;
  rendition: string;
  gallery: string;
  wishlist: string;
}

/** One that runs, one that was canceled, and one that was deleted, as a worker would have left them. */
export async function insertBatches(app: TestApp, parts: BatchParts) {
  const [batch, canceledBatch, deletedBatch] = [
    await insertBatch(app, parts, { status: 'RUNNING', galleryId: parts.gallery }),
    await insertBatch(app, parts, { status: 'CANCELED', wishlistId: parts.wishlist }),
    await insertBatch(app, parts, { status: 'CANCELED', goneAt: new Date() }),
  ];
  return {
    batch: batch.id,
    batchRow: batch.row,
    batchItem: batch.items[1]!,
    canceledBatch: canceledBatch.id,
    canceledItem: canceledBatch.items[0]!,
    deletedBatch: deletedBatch.id,
  };
}

interface Options {
  status: string;
  galleryId?: string;
  wishlistId?: string;
  goneAt?: Date;
}

async function insertBatch(app: TestApp, parts: BatchParts, options: Options) {
  const { status, galleryId = null, wishlistId = null, goneAt = null } = options;
  const [id, row] = [createId('Batch'), createId('BatchRow')];
  const items = [createId('BatchItem'), createId('BatchItem')];
  await runSql(
    app,
    `insert into batch (id, account_id, name, status, layout, recipes, sha256, row_count, item_count, distinct_count,
       gallery_id, wishlist_id, created_at, started_at, expires_at, gone_at)
     select $1, $2, 'Vases', $3, $4, jsonb_build_array(recipe), '', 1, 2, 1, $6, $7, now(), now(), now() + interval '1 day', $8
       from rendition where id = $5`,
    [id, parts.account, status, JSON.stringify(layout), parts.rendition, galleryId, wishlistId, goneAt],
  );
  await runSql(
    app,
    `insert into batch_row (id, account_id, batch_id, index, line, name, cells, item_count)
     values ($1, $2, $3, 0, 2, 'Vase', '["https://example.org/vase.jpg"]', 2)`,
    [row, parts.account, id],
  );
  for (const [ordinal, item] of items.entries())
    await runSql(
      app,
      `insert into batch_item (id, account_id, batch_id, row_id, row_index, ordinal, url, url_hash, status, duplicate_of_id, image_id)
       values ($1, $2, $3, $4, 0, $5, 'https://example.org/vase.jpg', 'hash', $6, $7, $8)`,
      [
        item,
        parts.account,
        id,
        row,
        ordinal,
        status === 'RUNNING' ? 'RUNNING' : 'CANCELED',
        ordinal === 0 ? null : items[0],
        parts.image,
      ],
    );
  return { id, row, items };
}
