import type { AppError } from '../errors.ts';

/** The body of an answer whose status is not the code's own: of the same shape as everywhere. */
export function describeRefusal({ message, code, isRetryable, params }: AppError) {
  return { errors: [{ message, extensions: { code, isRetryable, params } }] };
}
