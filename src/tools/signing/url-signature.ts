import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a URL, or a pass, is for. The signature of one is worth nothing at another. */
export type UrlUse = 'GET file' | 'GET download' | 'GET mask' | 'PUT upload' | 'pass';

/** Says whose a URL is. EXPIRED is said only of one that was once good. */
export type Verdict<Claims> =
  | { isValid: true; claims: Claims }
  | { isValid: false; reason: 'BAD_SIGNATURE' | 'EXPIRED' };

type Claim = string | number | null;

/** The signature of the claims under the first of `secrets`. */
export function signClaims(use: UrlUse, claims: readonly Claim[], secrets: readonly string[]): string {
  const [secret] = secrets;
  if (!secret) throw new Error('Expected a secret to sign URLs with, got none');
  return compute(use, claims, secret).toString('base64url');
}

/** Whether any of `secrets` gave the signature. */
export function isSigned(
  use: UrlUse,
  claims: readonly Claim[],
  signature: string | null,
  secrets: readonly string[],
): boolean {
  const came = Buffer.from(signature ?? '', 'base64url');
  // All are compared, so that the time taken does not tell which one it was.
  const matches = secrets.map((secret) => {
    const expected = compute(use, claims, secret);
    return came.length === expected.length && timingSafeEqual(came, expected);
  });
  return matches.includes(true);
}

/** Over an array in JSON, in which no two different claims look the same. */
const compute = (use: UrlUse, claims: readonly Claim[], secret: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([use, ...claims]))
    .digest();
