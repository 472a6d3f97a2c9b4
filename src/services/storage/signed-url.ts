import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignOptions } from './storage.ts';

export const longestUrlMs = 7 * 86_400_000;

/** The parts of one URL's life that share an expiry: a URL stays the same for a quarter of the wanted life. */
const windowsPerLife = 4;

export interface FileClaims {
  key: string;
  mimeType: string;
  /** File name of an attachment; null: shown inline. */
  downloadAs: string | null;
  expiresAt: Date;
}

export type Verdict =
  | { isValid: true; claims: FileClaims }
  | { isValid: false; reason: 'BAD_SIGNATURE' | 'EXPIRED' };

/**
 * When a URL signed at `nowMs` ends: the begin of the present window plus the wanted life, so between three quarters
 * and the whole of it, in whole seconds, never after `expiresAt`. Whoever asks again within the window gets the same.
 */
export function roundExpiry(
  { expiresAt, expiresInMs = longestUrlMs }: Pick<SignOptions, 'expiresAt' | 'expiresInMs'>,
  nowMs: number,
): Date {
  const lifeMs = Math.min(Math.max(expiresInMs, 1000), longestUrlMs);
  const windowMs = Math.max(1000, lifeMs / windowsPerLife);
  const roundedMs = Math.floor(nowMs / windowMs) * windowMs + lifeMs;
  const endMs = Math.min(roundedMs, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return new Date(Math.floor(endMs / 1000) * 1000);
}

/** `<basePath>/<key>?expires=…&type=…&download=…&signature=…`, signed with the first of `secrets`. */
export function signFileUrl(basePath: string, claims: FileClaims, secrets: readonly string[]): string {
  const [secret] = secrets;
  if (!secret) throw new Error('Expected a secret to sign URLs with, got none');
  const query = new URLSearchParams({ expires: String(toSeconds(claims.expiresAt)), type: claims.mimeType });
  if (claims.downloadAs !== null) query.set('download', claims.downloadAs);
  query.set('signature', computeSignature(claims, secret).toString('base64url'));
  return `${basePath}/${claims.key}?${query}`;
}

/**
 * What the URL of `key` with this query promises, if any of `secrets` signed it. EXPIRED is said only of a URL that was
 * once good. Parameters that are not ours are ignored, as are repetitions: act on the claims, not on the query.
 */
export function verifyFileUrl(
  key: string,
  query: URLSearchParams,
  secrets: readonly string[],
  nowMs: number = Date.now(),
): Verdict {
  const claims: FileClaims = {
    key,
    mimeType: query.get('type') ?? '',
    downloadAs: query.get('download'),
    expiresAt: new Date(Number(query.get('expires')) * 1000),
  };
  const signature = Buffer.from(query.get('signature') ?? '', 'base64url');
  const isGood = secrets.map((secret) => {
    const expected = computeSignature(claims, secret);
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  });
  if (!isGood.includes(true)) return { isValid: false, reason: 'BAD_SIGNATURE' };
  return claims.expiresAt.getTime() > nowMs
    ? { isValid: true, claims }
    : { isValid: false, reason: 'EXPIRED' };
}

/** Over an array in JSON, in which no two different claims look the same. */
const computeSignature = ({ key, mimeType, downloadAs, expiresAt }: FileClaims, secret: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['GET file', key, mimeType, downloadAs, toSeconds(expiresAt)]))
    .digest();

const toSeconds = (date: Date): number => date.getTime() / 1000;
