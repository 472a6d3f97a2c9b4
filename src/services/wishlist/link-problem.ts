/** What shops do in place of showing a page, and how it is told. */
import { AppError } from '../../errors.ts';
import type { LinkProblem } from '../../schema/link-preview.ts';
import type { PageReading } from '../../tools/imaging/page-reading.ts';
import type { RemoteAnswer } from '../../tools/remote/remote.ts';

/** Of an answer's first lines; null for one that brings something. */
export function findAnswerProblem({
  statusCode,
  headers,
  url,
}: Pick<RemoteAnswer, 'statusCode' | 'headers' | 'url'>): LinkProblem | null {
  // Cloudflare and AWS say so, whatever the status.
  if (headers['cf-mitigated'] === 'challenge' || headers['x-amzn-waf-action']) return 'CAPTCHA';
  if (statusCode === 404 || statusCode === 410) return 'NOT_FOUND';
  if (statusCode === 408 || statusCode === 504) return 'TIMEOUT';
  // 401, 403 and 429, and what else says that it is us.
  if (statusCode === 503 || (statusCode >= 400 && statusCode < 500)) return 'BLOCKED';
  const parts = [url.hostname.split('.')[0]!, ...url.pathname.split('/')];
  if (parts.some((part) => /^(log|sign)[-_]?in(\.\w+)?$/i.test(part))) return 'LOGIN_REQUIRED';
  if (statusCode === 200 || statusCode === 203) return null;
  return statusCode < 300 ? 'NOT_A_PAGE' : 'UNREACHABLE';
}

const challenge = /captcha|robot check|are you (a )?human|enable javascript and cookies/i;

/** Of a page that came with 200: some shops ask who it is with that. */
export function isChallenge({ documentTitle, formActions }: PageReading): boolean {
  return [documentTitle ?? '', ...formActions].some((text) => challenge.test(text));
}

/** Of what was thrown while the page was fetched and read. Null for what is no fault of the page. */
export function findFailureProblem(error: unknown): LinkProblem | null {
  if (!(error instanceof AppError)) return null;
  const { code, params } = error;
  if (code === 'FILE_TOO_LARGE' || code === 'TOO_MANY_PIXELS') return 'TOO_LARGE';
  if (code === 'TIMEOUT') return 'TIMEOUT';
  if (code !== 'FETCH_FAILED') return null;
  if (params.reason === 'TIMEOUT') return 'TIMEOUT';
  return params.reason === 'EMPTY' ? 'NOT_A_PAGE' : 'UNREACHABLE';
}
