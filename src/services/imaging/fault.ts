import type { ErrorCode, ErrorParams } from '../../errors.ts';

/** What a child says of a failure; the parent makes it an AppError. */
export interface FaultData {
  code: ErrorCode;
  message: string;
  params: ErrorParams;
  retryable: boolean;
}

/** A failure in a child that its caller is meant to see. */
export class Fault extends Error {
  readonly data: FaultData;

  constructor(code: ErrorCode, message: string, params: ErrorParams = {}, cause?: unknown) {
    super(message, { cause });
    this.data = { code, message, params, retryable: false };
  }
}

/** The fault of bytes that cannot be decoded, in the first line of the decoder's words. */
export function corruptImage(what: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 200) : String(cause);
  return new Fault('CORRUPT_IMAGE', `${what}: ${reason}`, {}, cause);
}
