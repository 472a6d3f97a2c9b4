import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import type { CsvInput } from '../../schema/csv.ts';
import type { PendingUpload } from '../../schema/pending-upload.ts';
import { awaitFile, type IncomingFile, receiveFile } from '../../tools/temp-file/receive-file.ts';
import { incompleteUpload } from '../image/take-in.ts';
import { requireAnnounced } from '../upload/complete-image-upload.ts';
import { throwRejection } from '../upload/reject-upload.ts';
import { uploadKey } from '../upload/upload-key.ts';

export interface CsvFile {
  /** Of a file that is deleted when the work with it is done. */
  path: string;
  byteSize: number;
  sha256: string;
  filename: string;
  /** That it was sent by; null for a part of the request. */
  upload: PendingUpload | null;
}

type Source = Pick<CsvFile, 'filename' | 'upload'> & Pick<IncomingFile, 'createReadStream'>;

/**
 * Works with the spreadsheet that is given: the file of the request, or what was PUT for an upload. BAD_USER_INPUT for both
 * or neither, FILE_TOO_LARGE, and of an upload what completeImageUpload says of one.
 */
export async function withCsvFile<T>(
  ctx: Context,
  { file, uploadId }: CsvInput,
  work: (file: CsvFile) => Promise<T>,
): Promise<T> {
  if ((file == null) === (uploadId == null))
    throw badInput('csv.file', 'given, or else uploadId', file == null ? 'neither' : 'both');
  const source =
    file == null ? await findUploaded(ctx, uploadId!) : { ...(await takeFile(file)), upload: null };
  const { maxBatchBytes: maxBytes } = ctx.config;
  return ctx.freeSpace.use(maxBytes, async () => {
    const received = await receiveFile(source, { directory: ctx.tempDir, maxBytes });
    try {
      const { path, byteSize, sha256 } = received;
      return await work({ path, byteSize, sha256, filename: source.filename, upload: source.upload });
    } finally {
      await received.remove();
    }
  });
}

async function takeFile(file: Promise<IncomingFile>): Promise<IncomingFile> {
  const incoming = await awaitFile(file);
  return { filename: incoming.filename, createReadStream: () => incoming.createReadStream() };
}

async function findUploaded(ctx: Context, id: string): Promise<Source> {
  const upload = await requireAnnounced(ctx, id);
  throwRejection(upload);
  const { status, expiresAt, byteSize, filename } = upload;
  if (status === 'USED') throw new AppError('CONFLICT', `${id} was used before.`, { params: { status } });
  if (status === 'AWAITING_BYTES' && expiresAt <= ctx.now())
    throw new AppError('GONE', `${id} was not completed in time.`);
  const key = uploadKey(upload);
  const found = await ctx.storage.stat(key);
  if (found?.byteSize !== byteSize) throw incompleteUpload(byteSize, found?.byteSize ?? 0);
  const stream = await ctx.storage.read(key);
  return { filename, upload, createReadStream: () => stream };
}
