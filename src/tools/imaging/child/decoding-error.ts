import { AppError, diskFailed, toAppError } from '../../../errors.ts';

/** The error of bytes that a decoder refused, in the first line of its words; or of a memory that was too small. */
export function decodingError(what: string, cause: unknown): AppError {
  const reason = firstLine(cause);
  if (isOutOfMemory(reason)) return outOfMemory(cause);
  if (isOutOfDisk(reason)) return diskFailed(cause);
  return new AppError('CORRUPT_IMAGE', reason ? `${what} (${reason}).` : `${what}.`, { cause });
}

/** What becomes of an error that no task foresaw: a memory that was too small, or something unexpected. */
export function unforeseenError(error: unknown): AppError {
  if (isOutOfMemory(firstLine(error))) return outOfMemory(error);
  if (isOutOfDisk(firstLine(error))) return diskFailed(error);
  return toAppError(error);
}

// The words of glib, libvips, libjpeg and V8.
function isOutOfMemory(reason: string): boolean {
  return /out of memory|insufficient memory|allocation failed|failed to allocate|cannot allocate/i.test(
    reason,
  );
}

function outOfMemory(cause: unknown): AppError {
  const message = 'The picture needs more memory than a job may take.';
  return new AppError('PROCESS_CRASHED', message, { cause, isRetryable: true });
}

// libvips keeps large pictures in temporary files, and passes on the words of the system alone.
function isOutOfDisk(reason: string): boolean {
  return /no space left|quota exceeded|read-only file system/i.test(reason);
}

// Some loaders begin with the file's path.
const pathPattern = /(^|: )(?:[A-Za-z]:)?[\\/][^:]*: /g;

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').map((line) => line.trim().replace(/:$/, ''));
  const first = lines.find((line) => line !== '' && line !== 'Unknown error') ?? '';
  return first.replace(pathPattern, '$1').slice(0, 200);
}
