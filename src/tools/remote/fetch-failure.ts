import { AppError, type ErrorParams } from '../../errors.ts';
import { readRetryAfterMs } from './retry-after.ts';

/** Answers that may be others in a moment. */
const passing = [408, 425, 429];

/** FETCH_FAILED for an answer that brings nothing: `statusCode`, and `retryAfterMs` where it says when to come again. */
export function answeredWith(statusCode: number, headers: Record<string, unknown>): AppError {
  const retryAfterMs = readRetryAfterMs(headers['retry-after'], Date.now());
  return new AppError('FETCH_FAILED', `The address answered with status ${statusCode}.`, {
    params: { reason: 'STATUS', statusCode, ...(retryAfterMs !== null && { retryAfterMs }) },
    isRetryable: passing.includes(statusCode) || statusCode >= 500,
  });
}

export type FetchReason =
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'CERTIFICATE'
  | 'REDIRECTS'
  | 'DOWNGRADE'
  | 'ENCODING'
  | 'EMPTY'
  | 'BROKEN_OFF'
  | 'NOT_HTTP'
  | 'NOT_A_PICTURE';

const words: Record<FetchReason, { message: string; isRetryable: boolean }> = {
  // The same for a host that is not there, one that refuses and one that says nothing.
  UNREACHABLE: { message: 'The address did not answer.', isRetryable: true },
  TIMEOUT: { message: 'The address took too long to answer.', isRetryable: false },
  CERTIFICATE: { message: 'The certificate of the address is not valid.', isRetryable: false },
  REDIRECTS: { message: 'The address leads on and on.', isRetryable: false },
  DOWNGRADE: { message: 'The address leads from https to http.', isRetryable: false },
  ENCODING: { message: 'The answer is packed in a way that is not read here.', isRetryable: false },
  EMPTY: { message: 'The answer is empty.', isRetryable: false },
  BROKEN_OFF: { message: 'The answer ended before all of it had come.', isRetryable: true },
  NOT_HTTP: { message: 'The address does not answer as a web server does.', isRetryable: false },
  NOT_A_PICTURE: { message: 'The address gives a page, not a picture.', isRetryable: false },
};

/** `params` says more of it: `contentType`. */
export function fetchFailed(reason: FetchReason, cause?: unknown, params: ErrorParams = {}): AppError {
  const { message, isRetryable } = words[reason];
  return new AppError('FETCH_FAILED', message, { params: { reason, ...params }, cause, isRetryable });
}

/** What a proxy says of a host, or is said of a proxy: our own connector has words for what it meets. */
const unreached = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_(ABORTED|CONNECT_TIMEOUT|PRX_CONN))$/;

/** Whether a certificate is wrong; of one that is for another name undici says so where a proxy is. */
export function isUntrusted(error: unknown): boolean {
  const { code = '' } = error as Partial<NodeJS.ErrnoException>;
  return /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|UND_ERR_PRX_TLS$)/.test(code);
}

/** What is thrown while an answer is read, by undici, by zlib or by the socket. */
export function toFetchFailure(error: unknown, { isOver }: { isOver: boolean }): AppError {
  if (error instanceof AppError) return error;
  const { code = '' } = error as Partial<NodeJS.ErrnoException>;
  if (isOver || code === 'UND_ERR_HEADERS_TIMEOUT') return fetchFailed('TIMEOUT', error);
  if (/^Z_(?!BUF_ERROR)/.test(code)) return fetchFailed('ENCODING', error);
  if (/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/.test(code)) return fetchFailed('NOT_HTTP', error);
  if (isUntrusted(error)) return fetchFailed('CERTIFICATE', error);
  if (unreached.test(code)) return fetchFailed('UNREACHABLE', error);
  return fetchFailed('BROKEN_OFF', error);
}
