import { randomUUID } from 'node:crypto';

/** Every code a caller can meet, in GraphQL errors, in `Job.error` and at the plain doors, and what can be done about it. */
export const errorCodes = {
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'An argument has a value it may not have; `params` names it.',
    advice: 'Correct what `params.argument` names, the path as it was sent.',
  },
  UNAUTHENTICATED: {
    status: 401,
    meaning: 'No API key, or one that is not valid (any more).',
    advice: 'Send a key that is good; asking again with the same one does not help.',
  },
  PASSWORD_REQUIRED: {
    status: 403,
    meaning:
      'What was shared asks for a password; `reason` says whether its pass is MISSING, WRONG or has ENDED.',
    advice:
      'Ask for the password, give it to openLink, and send its `pass` with the slug. The API key is good.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'There is no such object for this caller.',
    advice: 'Forget the id, or look whether it is of this account.',
  },
  CONFLICT: {
    status: 409,
    meaning: 'The object is in a state that forbids this.',
    advice: 'Read the object anew. With `params.reason` CURSOR_TOO_OLD: begin to watch without a cursor.',
  },
  GONE: {
    status: 410,
    meaning: 'The object has expired or was deleted.',
    advice: 'Forget it; what was deleted can be restored for ten minutes.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'Too many requests; `retryAfterMs` says when to try again.',
    advice: 'Wait for `retryAfterMs`, over HTTP also Retry-After, and ask again.',
  },
  QUOTA_EXCEEDED: {
    status: 403,
    meaning:
      'The account has reached its `limit` of a `quota` (a field of Usage, pendingUploads, downloads or apiKeys); `actual` is what it would be.',
    advice: 'Delete something, or wait for jobs to end.',
  },
  QUERY_TOO_COMPLEX: {
    status: 400,
    meaning: 'The document passes the `limit` on tokens, depth, aliases or cost.',
    advice: 'Ask for less at once; `limits.query` has the limits.',
  },
  FILE_TOO_LARGE: {
    status: 413,
    meaning: 'The file has more than `limit` bytes.',
    advice: 'Send a smaller file.',
  },
  UNSUPPORTED_IMAGE: {
    status: 415,
    meaning: 'The bytes are not of an image type that is accepted.',
    advice: 'Send one of `limits.mimeTypes`.',
  },
  CORRUPT_IMAGE: {
    status: 422,
    meaning: 'The bytes claim to be an image but cannot be decoded.',
    advice: 'Send a file that is whole.',
  },
  TOO_MANY_PIXELS: {
    status: 413,
    meaning: 'The picture has more than `limit` pixels, or a longer side, or so many scans that it is as if.',
    advice: 'Scale the picture down before.',
  },
  MASK_SIZE_MISMATCH: {
    status: 400,
    meaning:
      'The mask is `width` × `height`, and its picture, the right way up, `expectedWidth` × `expectedHeight`.',
    advice: 'Send a mask as large as `Image.width` × `Image.height`.',
  },
  UPLOAD_INCOMPLETE: {
    status: 400,
    meaning: 'The upload ended before all of its bytes came.',
    advice: 'Send the bytes again.',
  },
  URL_NOT_ALLOWED: {
    status: 400,
    meaning: 'The address is none that this server fetches from; `reason` says why.',
    advice: 'Give the http or https address of a public host, without a login.',
  },
  FETCH_FAILED: {
    status: 502,
    meaning:
      'The address did not answer as it should: `statusCode`, or `reason`, and `contentType` of a page.',
    advice: 'Open the address in a browser. What gives a page there is no picture.',
  },
  TARGET_NOT_REACHED: {
    status: 422,
    meaning: 'No quality reaches the target; `actual` is the best that was.',
    advice: 'Ask for less likeness, more bytes or fewer pixels.',
  },
  TIMEOUT: {
    status: 504,
    meaning: 'The work took longer than `limitMs`.',
    advice: 'Try again, with a smaller picture if it comes twice.',
  },
  PROCESS_CRASHED: {
    status: 500,
    meaning: 'The process that did the work ended before it was done.',
    advice: 'Try again, with another format if it comes twice.',
  },
  CANCELED: {
    status: 409,
    meaning: 'The work was canceled.',
    advice: 'Ask for it again if it is wanted after all.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    meaning: 'A part of the server is missing or down; try again later.',
    advice: 'Try again after a moment, later each time.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'Unexpected; the message carries an id to look up in the log.',
    advice: 'Try again; if it stays, tell the operator the id in the message.',
  },
} as const satisfies Record<string, { status: number; meaning: string; advice: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** Figures a client needs to word the error itself: `limit`, `actual`, `retryAfterMs`, … */
export type ErrorParams = Record<string, string | number>;

export interface AppErrorOptions {
  params?: ErrorParams;
  cause?: unknown;
  /** What is wrong, for the log and the operator: names of servers, folders and files, which callers are not told. */
  detail?: string;
  /** Whether the same thing tried again may succeed. Default: false. */
  isRetryable?: boolean;
}

/** A failure that is meant to be seen: its message, for callers, says what was expected, where, and what came. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly isRetryable: boolean;
  readonly detail: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    { params = {}, cause, detail, isRetryable = false }: AppErrorOptions = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.params = params;
    this.isRetryable = isRetryable;
    this.detail = detail;
  }
}

/** The failure as an operator is told of it. */
export function explain(error: unknown): string {
  const { message, detail } = error as Partial<AppError>;
  return detail ?? message ?? String(error);
}

/** A text from outside, as far as an error repeats it: of a long one, which may be all of a request, its two ends. */
export function cut(text: string, most = 100): string {
  if (text.length <= most) return text;
  const tail = Math.floor(most / 3);
  return `${text.slice(0, most - tail)}…${text.slice(-tail)}`.toWellFormed();
}

/** What came, as an error repeats it. */
export function quote(value: unknown): string {
  return cut(JSON.stringify(value ?? null));
}

/** BAD_USER_INPUT for an argument, which `params` name beside the figures given. */
export function badInput(
  argument: string,
  expected: string,
  got: string,
  params: ErrorParams = {},
): AppError {
  return new AppError('BAD_USER_INPUT', `Expected ${argument} to be ${expected}. Got ${got}.`, {
    params: { argument, ...params },
  });
}

/** FILE_TOO_LARGE; `actual` bytes, where they are known. */
export function tooLarge(maxBytes: number, actual?: number): AppError {
  const message = `Expected a file of at most ${maxBytes} bytes. It has ${actual ?? 'more'}.`;
  return new AppError('FILE_TOO_LARGE', message, {
    params: { limit: maxBytes, ...(actual !== undefined && { actual }) },
  });
}

/** The failure as it is kept in a row. */
export function toFailure({ code, message, isRetryable, params }: AppError) {
  return { code, message, isRetryable, params };
}

/** The same of an error that says which argument it is about, where that is part of a larger input. */
export function renameArgument(error: unknown, rename: (argument: string) => string): unknown {
  if (!(error instanceof AppError) || typeof error.params.argument !== 'string') return error;
  const { code, message, params, cause, detail, isRetryable } = error;
  const argument = rename(error.params.argument);
  return new AppError(code, message, { params: { ...params, argument }, cause, detail, isRetryable });
}

/** What a file system says that is full, broken, forbidden or not there, and a process that may open no more of it. */
const diskFailures = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'EMFILE', 'ENFILE'];

export function isDiskFailure(error: unknown): boolean {
  return diskFailures.includes((error as Partial<NodeJS.ErrnoException>).code ?? '');
}

/** SERVICE_UNAVAILABLE: a disk is freed or mended. */
export function diskFailed(cause: unknown): AppError {
  return new AppError(
    'SERVICE_UNAVAILABLE',
    'The server has no room to work in now; try again in a moment.',
    {
      detail: `The disk failed: ${(cause as Error).message}.`,
      cause,
      isRetryable: true,
    },
  );
}

/**
 * Anything thrown, as an AppError: SERVICE_UNAVAILABLE for a disk that fails. What else is not one already becomes
 * INTERNAL_SERVER_ERROR under an id, with which whoever catches it logs it, and may be tried again.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDiskFailure(error)) return diskFailed(error);
  const id = randomUUID();
  const message = `Something unexpected happened. It is logged as ${id}.`;
  return new AppError('INTERNAL_SERVER_ERROR', message, { params: { id }, cause: error, isRetryable: true });
}
