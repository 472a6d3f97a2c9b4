import { isSigned, signClaims, type UrlUse, type Verdict } from './url-signature.ts';
import { toSeconds } from './url-window.ts';

export interface FileClaims {
  key: string;
  mimeType: string;
  /** File name of an attachment; null: shown inline. */
  downloadAs: string | null;
  expiresAt: Date;
  /** What else has to be good when it is asked for, in words that the door understands; null for nothing. */
  via?: string | null;
}

/** `GET file`: an object of the storage, at the disk's door. `GET download`: what a door of the server makes itself. */
export type ReadUse = Exclude<UrlUse, 'PUT upload' | 'pass'>;

/** `<basePath>/<key>?expires=…&type=…&download=…&via=…&signature=…`, signed with the first of `secrets`. */
export function signFileUrl(
  basePath: string,
  claims: FileClaims,
  secrets: readonly string[],
  { use = 'GET file' }: { use?: ReadUse } = {},
): string {
  const query = new URLSearchParams({ expires: String(toSeconds(claims.expiresAt)), type: claims.mimeType });
  if (claims.downloadAs !== null) query.set('download', claims.downloadAs);
  if (claims.via) query.set('via', claims.via);
  query.set('signature', signClaims(use, listClaims(claims), secrets));
  return `${basePath}/${claims.key}?${query}`;
}

/**
 * What the URL of `key` with this query promises, if any of `secrets` signed it for this use. Parameters that are not
 * ours are ignored, as are repetitions: act on the claims, not on the query.
 */
export function verifyFileUrl(
  key: string,
  query: URLSearchParams,
  secrets: readonly string[],
  { use = 'GET file', nowMs = Date.now() }: { use?: ReadUse; nowMs?: number } = {},
): Verdict<FileClaims> {
  const claims: FileClaims = {
    key,
    mimeType: query.get('type') ?? '',
    downloadAs: query.get('download'),
    expiresAt: new Date(Number(query.get('expires')) * 1000),
    ...(query.has('via') && { via: query.get('via') }),
  };
  if (!isSigned(use, listClaims(claims), query.get('signature'), secrets))
    return { isValid: false, reason: 'BAD_SIGNATURE' };
  return claims.expiresAt.getTime() > nowMs
    ? { isValid: true, claims }
    : { isValid: false, reason: 'EXPIRED' };
}

/** Without a `via` as they were before there was one, so that URLs which are out stay good. */
const listClaims = ({ key, mimeType, downloadAs, expiresAt, via }: FileClaims) => [
  key,
  mimeType,
  downloadAs,
  toSeconds(expiresAt),
  ...(via ? [via] : []),
];
