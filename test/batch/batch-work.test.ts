import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signUp } from '../client.ts';
import { createGallery } from '../gallery/gallery-bed.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import {
  askToCreate,
  type BatchBed,
  createBatch,
  openBatchBed,
  readBatch,
  sendCsv,
  whenDone,
} from './batch-bed.ts';

let bed: BatchBed;

beforeAll(async () => {
  bed = await openBatchBed({ env: { MAX_BATCHES: '2' } });
});
afterAll(() => bed.close());

const csvOf = (...paths: string[]) =>
  `name,url\n${paths.map((path, i) => `Vase ${i},${bed.at(path)}`).join('\n')}\n`;

const change = <T>(field: string, input: object, fields = '{ batch { id status } }') =>
  bed.owner.ask<Record<string, T>>(
    `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) ${fields} }`,
    { input },
  );

test('a batch that is canceled stops what runs and what waits, and is tried again', async () => {
  const { owner } = bed;
  const id = await createBatch(owner, csvOf('/ok/a.jpg', '/drip', '/drip?again', '/drip'));
  await vi.waitFor(
    async () => expect((await readBatch(owner, id)).counts).toMatchObject({ running: 2, succeeded: 1 }),
    20_000,
  );
  const { data } = await change<{ batch: object }>('cancelBatch', { id });
  expect(data!.cancelBatch!.batch).toEqual({ id, status: 'CANCELED' });
  const canceled = await readBatch(owner, id);
  expect(canceled.counts).toMatchObject({
    items: 4,
    distinct: 3,
    running: 0,
    queued: 0,
    succeeded: 1,
    canceled: 3,
  });
  expect(canceled.rows.nodes.map(({ status }) => status)).toEqual([
    'SUCCEEDED',
    'CANCELED',
    'CANCELED',
    'CANCELED',
  ]);
  expect(canceled.rows.nodes[1]!.items[0]!.image).toMatchObject({ status: 'REJECTED' });
  expect((await change('cancelBatch', { id })).errors).toBeUndefined();
  const itemIds = [canceled.rows.nodes[3]!.items[0]!.id];
  const retried = await change<{ batch: object }>('retryBatch', { id, itemIds });
  expect(retried.data!.retryBatch!.batch).toEqual({ id, status: 'RUNNING' });
  await vi.waitFor(async () => {
    const { rows } = await readBatch(owner, id);
    expect(rows.nodes[1]!.items[0]).toMatchObject({ status: 'RUNNING', attempt: 2 });
    expect(rows.nodes[2]!.items[0]).toMatchObject({ status: 'CANCELED', attempt: 1 });
  }, 20_000);
  await change('cancelBatch', { id });
});

test('what failed is tried again by its code, and only that', async () => {
  const { owner } = bed;
  const id = await createBatch(owner, csvOf('/404?n=1', '/svg', '/ok/b.jpg'));
  const failed = await whenDone(owner, id);
  expect(failed.failures).toEqual([
    { code: 'FETCH_FAILED', count: 1 },
    { code: 'UNSUPPORTED_IMAGE', count: 1 },
  ]);
  expect((await change('retryBatch', { id, codes: ['TIMEOUT'] })).errors![0]!.extensions.code).toBe(
    'CONFLICT',
  );
  const image = failed.rows.nodes[0]!.items[0]!.image!;
  await change('retryBatch', { id, codes: ['FETCH_FAILED'] });
  const batch = await whenDone(owner, id);
  expect(batch.rows.nodes.map(({ items }) => [items[0]!.status, items[0]!.attempt])).toEqual([
    ['SUCCEEDED', 2],
    ['FAILED', 1],
    ['SUCCEEDED', 1],
  ]);
  expect(batch.rows.nodes[0]!.items[0]!.image).toEqual({ id: image.id, status: 'READY' });
});

test('an image that is deleted while it is fetched cancels its item', async () => {
  const { owner } = bed;
  const id = await createBatch(owner, csvOf('/drip?deleted'));
  const image = await vi.waitFor(async () => {
    const [row] = (await readBatch(owner, id)).rows.nodes;
    expect(row?.items[0]?.image).toBeTruthy();
    return row!.items[0]!.image!;
  }, 20_000);
  await owner.get(`mutation { deleteImages(input: { ids: ["${image.id}"] }) { deletedIds } }`);
  const batch = await whenDone(owner, id);
  expect(batch).toMatchObject({ status: 'COMPLETED_WITH_ERRORS', counts: { canceled: 1 } });
  expect(batch.rows.nodes[0]!.items[0]).toMatchObject({ status: 'CANCELED', image: null });
});

test('a picture that came from the same address before is used again, where that is asked for', async () => {
  const { owner, web } = bed;
  const first = await whenDone(owner, await createBatch(owner, csvOf('/br?reused')));
  const before = web.asked.length;
  const second = await whenDone(
    owner,
    await createBatch(owner, csvOf('/br?reused'), {
      reuseWithin: 'PT1H',
      recipes: [{ output: { format: 'PNG' } }],
    }),
  );
  expect(web.asked).toHaveLength(before);
  expect(second.rows.nodes[0]!.items[0]!.image).toEqual(first.rows.nodes[0]!.items[0]!.image);
  expect(second.rows.nodes[0]!.items[0]!.renditions[0]!.mimeType).toBe('image/png');
  await whenDone(owner, await createBatch(owner, csvOf('/br?reused')));
  expect(web.asked.length).toBe(before + 1);
});

test('pictures go into a gallery, or become the items of a wishlist', async () => {
  const { owner, at } = bed;
  const gallery = await createGallery(owner);
  const inGallery = await whenDone(
    owner,
    await createBatch(owner, csvOf('/ok/c.jpg', '/named?c'), { galleryId: gallery.id }),
  );
  expect(inGallery.status).toBe('COMPLETED');
  const { images } = await owner.get<{ images: { nodes: { batchItem: { row: { index: number } } }[] } }>(
    `{ images(filter: { galleryId: "${gallery.id}" }) { nodes { batchItem { row { index } } } } }`,
  );
  expect(images.nodes.map(({ batchItem }) => batchItem.row.index).toSorted()).toEqual([0, 1]);
  const { createWishlist } = await owner.get<{ createWishlist: { wishlist: { id: string; slug: string } } }>(
    'mutation { createWishlist(input: { title: "Vases" }) { wishlist { id slug } } }',
  );
  const csv = `name,image,page\nTall,${at('/ok/d.jpg')},https://shop.example/tall\nFlat,"${at('/ok/e.jpg')} ${at('/ok/f.jpg')}",none\n`;
  const wished = await whenDone(
    owner,
    await createBatch(owner, csv, { wishlistId: createWishlist.wishlist.id }),
  );
  expect(wished).toMatchObject({ status: 'COMPLETED', counts: { items: 3, succeeded: 3 } });
  const { wishlist } = await owner.get<{
    wishlist: { items: { name: string; link: string; image: { status: string } }[] };
  }>(`{ wishlist(slug: "${createWishlist.wishlist.slug}") { items { name link image { status } } } }`);
  expect(wishlist.items).toEqual([
    { name: 'Tall', link: 'https://shop.example/tall', image: { status: 'READY' } },
    { name: 'Flat', link: null, image: { status: 'READY' } },
  ]);
});

test('an upload is looked at and then used, once', async () => {
  const { owner } = bed;
  const bytes = Buffer.from(csvOf('/ok/g.jpg'));
  const { upload, target } = await announceUpload(owner, bytes, {
    mimeType: 'text/csv',
    filename: 'march.csv',
  });
  await putBytes(target, bytes);
  const csv = { uploadId: upload.id };
  const looked = await change<{ rows: number }>('validateBatch', { csv }, '{ rows }');
  expect(looked.data!.validateBatch).toEqual({ rows: 1 });
  const fields = '{ batch { id name } wasKnown }';
  const made = await change<{ batch: { id: string; name: string } }>('createBatch', { csv }, fields);
  expect(made.data!.createBatch!.batch.name).toBe('march.csv');
  const again = await change('createBatch', { csv }, fields);
  expect(again.data!.createBatch).toEqual({ batch: made.data!.createBatch!.batch, wasKnown: true });
  await whenDone(owner, made.data!.createBatch!.batch.id);
});

test('a batch tells when it has ended, once, to the endpoint of its address', async () => {
  const { owner, app } = bed;
  const fields = '{ batch { id webhook { id url events } } webhookSecret }';
  const send = (url: string) =>
    sendCsv<{
      createBatch: { batch: { id: string; webhook: { id: string } }; webhookSecret: string | null };
    }>(owner, {
      query: `mutation ($input: CreateBatchInput!) { createBatch(input: $input) ${fields} }`,
      csv: csvOf('/ok/w.jpg'),
      input: { webhookUrl: url },
    });
  const url = bed.at('/hooks/batches');
  const first = (await send(url)).data!.createBatch;
  expect(first).toMatchObject({
    batch: { webhook: { url, events: [] } },
    webhookSecret: expect.stringMatching(/^whsec_/),
  });
  await whenDone(owner, first.batch.id);
  const second = (await send(url)).data!.createBatch;
  expect(second).toMatchObject({ batch: { webhook: { id: first.batch.webhook.id } }, webhookSecret: null });
  await whenDone(owner, second.batch.id);
  const told = await runSql(
    app,
    `select event.batch_id from webhook_delivery delivery join webhook_event event on event.id = delivery.event_id
      where event.type = 'BATCH_FINISHED' and delivery.endpoint_id = $1 order by event.created_at`,
    [first.batch.webhook.id],
  );
  expect(told).toEqual([{ batch_id: first.batch.id }, { batch_id: second.batch.id }]);
});

test('an account has so many batches at once, and a stranger has none of them', async () => {
  const { owner, app } = bed;
  const ids = [await createBatch(owner, csvOf('/drip?1')), await createBatch(owner, csvOf('/drip?2'))];
  const { errors } = await askToCreate(owner, csvOf('/drip?3'));
  expect(errors![0]!.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'activeBatches', limit: 2 },
  });
  const stranger = await signUp(app.url);
  for (const field of ['cancelBatch', 'deleteBatch'])
    expect(
      (await stranger.ask(`mutation { ${field}(input: { id: "${ids[0]}" }) { __typename } }`)).errors![0]!
        .extensions.code,
    ).toBe('NOT_FOUND');
  const gallery = await createGallery(owner);
  const { upload } = await announceUpload(owner, Buffer.from('url\n'));
  for (const input of [{ galleryId: gallery.id }, { csv: { uploadId: upload.id } }]) {
    const csv = { ...('csv' in input ? input.csv : {}) };
    const answer =
      'csv' in input
        ? await stranger.ask(
            'mutation ($input: CreateBatchInput!) { createBatch(input: $input) { wasKnown } }',
            { input: { csv } },
          )
        : await askToCreate(stranger, csvOf('/ok/1.jpg'), input);
    expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND');
  }
  await stranger.close();
  for (const id of ids) await change('deleteBatch', { id }, '{ deletedId }');
});

test('what is deleted or has ended is gone with its rows and its file, and its images stay', async () => {
  const { owner, app } = bed;
  const done = await createBatch(owner, csvOf('/ok/h.jpg'));
  const { rows, resultUrl } = await whenDone(owner, done);
  const image = rows.nodes[0]!.items[0]!.image!;
  await change('deleteBatch', { id: done }, '{ deletedId }');
  const { errors } = await owner.ask(`{ batch(id: "${done}") { id } }`);
  expect(errors![0]!.extensions.code).toBe('GONE');
  for (const id of [rows.nodes[0]!.id, rows.nodes[0]!.items[0]!.id])
    expect((await owner.ask(`{ node(id: "${id}") { id } }`)).errors![0]!.extensions.code).toBe('GONE');
  expect((await fetch(resultUrl)).status).toBe(410);
  const ended = await createBatch(owner, csvOf('/ok/i.jpg'));
  await whenDone(owner, ended);
  await runSql(app, 'update batch set expires_at = now() where id = $1', [ended]);
  expect((await owner.ask(`{ batch(id: "${ended}") { id } }`)).errors![0]!.extensions.code).toBe('GONE');
  await purgeNow(app);
  const left = await runSql(
    app,
    `select id from batch where id = any($1) union all select id from batch_row where batch_id = any($1)
     union all select id from batch_item where batch_id = any($1)
     union all select key from stored_object where key like 'batches/' || $2 || '%'`,
    [[done, ended], done],
  );
  expect(left).toEqual([]);
  expect(await app.contexts.forSystem().storage.stat(`batches/${ended}/input`)).toBeNull();
  expect(await owner.get(`{ image(id: "${image.id}") { status batchItem { id } } }`)).toEqual({
    image: { status: 'READY', batchItem: null },
  });
});
