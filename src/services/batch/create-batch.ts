import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { activeBatchStatuses, Batch } from '../../schema/batch.ts';
import type { CreateBatchInput } from '../../schema/create-batch.ts';
import type { CsvInput } from '../../schema/csv.ts';
import { createId } from '../../schema/id.ts';
import { aliveSql } from '../../schema/life.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { CsvProblem } from '../../tools/csv/csv.ts';
import { type ReadLayout, readLayout } from '../../tools/csv/read-layout.ts';
import { findNode, requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, checkQuota, lockAccount } from '../account/quota.ts';
import { cleanFilename } from '../image/image-input.ts';
import { dropObject, dropRefusedObject, saveObject } from '../keeping/stored-object.ts';
import { uploadKey } from '../upload/upload-key.ts';
import { findOrCreateEndpoint } from '../webhook/find-or-create-endpoint.ts';
import { type CheckedBatch, checkBatch } from './batch-input.ts';
import { batchKey } from './batch-key.ts';
import { type CsvFile, withCsvFile } from './csv-file.ts';
import { enqueueReading } from './enqueue.ts';

export interface CreatedBatch {
  batch: Batch;
  wasKnown: boolean;
  /** Of an endpoint that was made for it. */
  webhookSecret: string | null;
}

const answerAgain = (batch: Batch): CreatedBatch => ({ batch, wasKnown: true, webhookSecret: null });

const mimeType = 'text/csv';

/**
 * Takes a spreadsheet in. No more of it is looked at than its encoding and its beginning: its rows are read, and run, by a
 * worker (read-batch.ts). A clientId seen before answers as it did then; with another file it is CONFLICT. So is an upload.
 */
export async function createBatch(ctx: Context, input: CreateBatchInput): Promise<CreatedBatch> {
  const turn = requireOwner(ctx);
  const checked = await checkBatch(ctx, input);
  const earlier = await findByUpload(ctx, input.csv);
  if (earlier) return answerAgain(earlier);
  return withCsvFile(ctx, input.csv, async (file) => {
    const known = await findKnown(ctx, checked, file);
    if (known) return answerAgain(known);
    const found = await ctx.uploadLimit.run(turn, () => readLayout(file.path, input.csv));
    const fault = found.problems.find(({ isFatal }) => isFatal);
    if (fault || !found.layout) throw cannotRead(fault);
    return keep(ctx, { csv: input.csv, checked, file, found });
  });
}

/** BAD_USER_INPUT that says what is wrong with the file, and where. */
export function cannotRead(fault: CsvProblem | undefined): AppError {
  const { code = 'EMPTY_FILE', message = 'Expected a header and rows.', line, column, params } = fault ?? {};
  return new AppError('BAD_USER_INPUT', message, {
    params: { ...params, argument: 'csv', problem: code, ...(line && { line }), ...(column && { column }) },
  });
}

async function findByUpload(ctx: Context, csv: CsvInput): Promise<Batch | null> {
  const upload = csv.uploadId == null ? null : await findNode(ctx, 'PendingUpload', csv.uploadId);
  return upload?.batchId == null ? null : requireNode(ctx, 'Batch', upload.batchId);
}

async function findKnown(
  ctx: Context,
  { clientId }: CheckedBatch,
  { sha256 }: CsvFile,
): Promise<Batch | null> {
  const known = clientId === null ? null : await ctx.em.findOne(Batch, { clientId });
  if (!known || known.sha256 === sha256) return known;
  throw new AppError('CONFLICT', `Expected the file that clientId ${quote(clientId)} was used for.`, {
    params: { argument: 'clientId' },
  });
}

interface Kept {
  csv: CsvInput;
  checked: CheckedBatch;
  file: CsvFile;
  found: ReadLayout;
}

/** Bytes before rows: a row never points at nothing. */
async function keep(ctx: Context, kept: Kept): Promise<CreatedBatch> {
  const id = createId('Batch');
  const key = batchKey({ id });
  const { path, upload } = kept.file;
  await checkRoom(ctx, kept.file);
  await ctx.storage.putFile(key, path, { mimeType });
  try {
    const made = await inTransaction(ctx, (inner) => write(inner, id, kept));
    if (made.wasKnown) await dropObject(ctx, key);
    else if (upload) void dropObject(ctx, uploadKey(upload));
    return made;
  } catch (error) {
    await dropRefusedObject(ctx, key, error);
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The same clientId was sent twice at once, and the other was faster.
    const batch = await findKnown(forkContext(ctx), kept.checked, kept.file);
    if (!batch) throw error;
    return answerAgain(batch);
  }
}

async function checkRoom(ctx: Context, { byteSize, upload }: CsvFile): Promise<void> {
  const active = await ctx.em.count(Batch, { status: { $in: [...activeBatchStatuses] } });
  checkQuota('activeBatches', 'batches that are not done', active + 1, ctx.config.maxBatches);
  // What was announced counts already.
  await checkByteQuota(ctx, upload ? 0 : byteSize);
}

async function write(ctx: Context, id: string, { csv, checked, file, found }: Kept): Promise<CreatedBatch> {
  const accountId = requireOwner(ctx);
  await lockAccount(ctx);
  // The same may have been sent twice at once, and the other was faster.
  const known = (await findByUpload(ctx, csv)) ?? (await findKnown(ctx, checked, file));
  if (known) return answerAgain(known);
  await checkRoom(ctx, file);
  await useUpload(ctx, file.upload, id);
  const { name, recipes, clientId, webhookUrl, ...rest } = checked;
  const named = webhookUrl && (await findOrCreateEndpoint(ctx, webhookUrl));
  // Of one that is gone.
  if (clientId !== null)
    await ctx.em.execute(
      `update batch set client_id = null where account_id = ? and client_id = ? and not ${aliveSql('batch')}`,
      [accountId, clientId, ctx.now()],
    );
  const createdAt = ctx.now();
  const lifeMs = checked.imageLifeMs ?? ctx.config.defaultTtlMs;
  const batch = ctx.em.create(Batch, {
    id,
    accountId,
    clientId,
    name: name ?? cleanFilename(file.filename),
    status: 'READING',
    error: null,
    layout: found.layout!,
    keptRecipes: recipes,
    problems: found.problems,
    problemCount: found.problems.length,
    sha256: file.sha256,
    finalCounts: null,
    ...rest,
    webhookEndpointId: named?.endpoint.id ?? rest.webhookEndpointId,
    createdAt,
    startedAt: null,
    finishedAt: null,
    expiresAt: new Date(createdAt.getTime() + lifeMs),
    goneAt: null,
  });
  await ctx.em.persist(batch).flush();
  await saveObject(ctx, { id: null, accountId }, { key: batchKey(batch), mimeType, byteSize: file.byteSize });
  await enqueueReading(ctx, id);
  await announce(ctx, ...changesOf('batch', [batch]));
  return { batch, wasKnown: false, webhookSecret: named?.secret ?? null };
}

async function useUpload(ctx: Context, upload: PendingUpload | null, batchId: string): Promise<void> {
  if (!upload) return;
  const awaited = await ctx.em.findOne(
    PendingUpload,
    { id: upload.id, status: 'AWAITING_BYTES' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!awaited || awaited.expiresAt <= ctx.now())
    throw new AppError('CONFLICT', `${upload.id} has ended meanwhile.`, { isRetryable: true });
  Object.assign(awaited, { status: 'USED', batchId });
  await ctx.em.flush();
  await ctx.em.nativeDelete(StoredObject, { key: uploadKey(awaited) });
}
