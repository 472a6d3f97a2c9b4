import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import type { CsvInput } from '../../schema/csv.ts';
import type { PendingUpload } from '../../schema/pending-upload.ts';
import { awaitFile, type IncomingFile, receiveFile } from '../../tools/temp-file/receive-file.ts';
import { openUpload, requireAnnounced, requireOpen } from '../upload/open-upload.ts';

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
  requireOpen(ctx, upload);
  const { status, filename } = upload;
  if (status === 'USED') throw new AppError('CONFLICT', `${id} was used before.`, { params: { status } });
  return { filename, upload, ...(await openUpload(ctx, upload)) };
}
