import { isSigned, signClaims, type Verdict } from './url-signature.ts';
import { toSeconds } from './url-window.ts';

export interface UploadClaims {
  key: string;
  /** What the sender has to send as Content-Type. */
  mimeType: string;
  /** Exact length of the body. */
  byteSize: number;
  expiresAt: Date;
}

/** `<basePath>/<key>?expires=…&length=…&type=…&signature=…`, signed with the first of `secrets`. */
export function signUploadUrl(basePath: string, claims: UploadClaims, secrets: readonly string[]): string {
  const query = new URLSearchParams({
    expires: String(toSeconds(claims.expiresAt)),
    length: String(claims.byteSize),
    type: claims.mimeType,
    signature: signClaims('PUT upload', listClaims(claims), secrets),
  });
  return `${basePath}/${claims.key}?${query}`;
}

/** What may be put at the URL of `key` with this query, if any of `secrets` signed it; as `verifyFileUrl`. */
export function verifyUploadUrl(
  key: string,
  query: URLSearchParams,
  secrets: readonly string[],
  { nowMs = Date.now() }: { nowMs?: number } = {},
): Verdict<UploadClaims> {
  const claims: UploadClaims = {
    key,
    mimeType: query.get('type') ?? '',
    byteSize: Number(query.get('length') ?? Number.NaN),
    expiresAt: new Date(Number(query.get('expires')) * 1000),
  };
  if (!isSigned('PUT upload', listClaims(claims), query.get('signature'), secrets))
    return { isValid: false, reason: 'BAD_SIGNATURE' };
  return claims.expiresAt.getTime() > nowMs
    ? { isValid: true, claims }
    : { isValid: false, reason: 'EXPIRED' };
}

const listClaims = ({ key, mimeType, byteSize, expiresAt }: UploadClaims) =>
  [key, mimeType, byteSize, toSeconds(expiresAt)] as const;
