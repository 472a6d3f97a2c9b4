import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runReading } from '../../src/jobs/run-batch.ts';
import { batchRetryLimit } from '../../src/services/job/open-queue.ts';
import { readQueue } from '../../src/services/job/queue-name.ts';
import { batchHolder } from '../../src/services/keeping/holders/batch.ts';
import { watchToEnd } from '../client.ts';
import { runSql } from '../sql.ts';
import { type BatchBed, createBatch, openBatchBed, readBatch, whenDone } from './batch-bed.ts';

let bed: BatchBed;

beforeAll(async () => {
  bed = await openBatchBed();
});
afterAll(() => bed.close());

const csvOf = (path: string) => `url\n${bed.at(path)}\n`;

/** A batch whose only picture takes for ever to be fetched. */
async function beginEndless(name: string): Promise<string> {
  const id = await createBatch(bed.owner, csvOf(`/drip?${name}`));
  await vi.waitFor(
    async () => expect((await readBatch(bed.owner, id)).counts).toMatchObject({ running: 1 }),
    20_000,
  );
  return id;
}

test('a batch that is over while it runs ends, and tells so', async () => {
  const { app } = bed;
  const id = await beginEndless('over');
  await runSql(app, "update batch set expires_at = now() - interval '1 second' where id = $1", [id]);
  await batchHolder.hide!(app.contexts.forSystem(), { waits: true });
  const [batch] = await runSql(
    app,
    `select status, finished_at is not null as "isFinished", gone_at is not null as "isGone",
       final_counts ->> 'canceled' as canceled from batch where id = $1`,
    [id],
  );
  expect(batch).toEqual({ status: 'CANCELED', isFinished: true, isGone: true, canceled: '1' });
});

test('to cancel a batch cancels nothing that its owner has asked for beside', async () => {
  const { app, owner } = bed;
  const done = await whenDone(owner, await createBatch(owner, csvOf('/ok/own.jpg')));
  const imageId = done.rows.nodes[0]!.items[0]!.image!.id;
  const { processImage } = await owner.get<{ processImage: { job: { id: string } } }>(
    'mutation ($id: ID!) { processImage(input: { imageId: $id, recipe: { resize: { width: 33 } } }) { job { id } } }',
    { id: imageId },
  );
  await watchToEnd(owner, processImage.job.id);
  const id = await beginEndless('shared');
  // As if the batch used that picture, and the owner's work on it still waited.
  await runSql(app, 'update batch_item set image_id = $2 where batch_id = $1', [id, imageId]);
  await runSql(app, "update job set status = 'QUEUED', finished_at = null where id = $1", [
    processImage.job.id,
  ]);
  await owner.get('mutation ($id: ID!) { cancelBatch(input: { id: $id }) { batch { id } } }', { id });
  const jobs = await runSql(app, 'select status from job where id = $1', [processImage.job.id]);
  expect(jobs).toEqual([{ status: 'QUEUED' }]);
});

test('a batch whose file is gone is given up at the last try, and says why', async () => {
  const { app, owner } = bed;
  const id = await createBatch(owner, csvOf('/ok/lost.jpg'));
  await whenDone(owner, id);
  await app.contexts.forSystem().storage.delete([`batches/${id}/input`]);
  await runSql(app, "update batch set status = 'READING', is_read = false where id = $1", [id]);
  const readOnce = (retryCount: number) => {
    const entry = { id: randomUUID(), name: readQueue, data: { batchId: id }, retryCount } as never;
    return runReading(app.contexts, entry, { stopping: new AbortController().signal });
  };
  await readOnce(batchRetryLimit - 1);
  expect((await readBatch(owner, id)).status).toBe('READING');
  await readOnce(batchRetryLimit);
  const { batch } = await owner.get<{ batch: object }>(
    'query ($id: ID!) { batch(id: $id) { status error { code } } }',
    { id },
  );
  expect(batch).toEqual({ status: 'CANCELED', error: { code: 'NOT_FOUND' } });
});
