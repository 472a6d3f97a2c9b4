import { AppError, explain } from '../../errors.ts';

/**
 * What callers are told whatever it is that fails: where the files are kept, and how, is the operator's affair. `detail` is
 * a sentence for them, of what is wrong and what to do.
 */
export function unavailable(detail: string, cause?: unknown): AppError {
  const message = 'The storage cannot be reached; try again in a moment.';
  return new AppError('SERVICE_UNAVAILABLE', message, { detail, cause, isRetryable: true });
}

/** Of a deletion that could be done in part: what else was asked for is gone. */
export class UndeletedError extends AppError {
  readonly keys: readonly string[];

  constructor(keys: readonly string[], cause: unknown) {
    const detail = `${keys.length} objects were not deleted: ${explain(cause)}`;
    super('SERVICE_UNAVAILABLE', 'The storage did not delete everything; it will be tried again.', {
      detail,
      cause,
      isRetryable: true,
    });
    this.keys = keys;
  }
}

export function notFound(key: string): AppError {
  const detail = `There is no object ${key} in the storage.`;
  return new AppError('NOT_FOUND', 'The storage does not have this file.', { detail });
}
