import { isSigned, signClaims } from '../../tools/signing/url-signature.ts';

export interface PassClaims {
  /** Of the link, or of the wishlist, whose password it is. */
  linkId: string;
  /** Of that: when it rises, the passes of before have ended. */
  version: number;
  expiresAt: Date;
}

/** `<version>.<seconds>.<signature>`: no row, and no cookie. */
export function signPass({ linkId, version, expiresAt }: PassClaims, secrets: readonly string[]): string {
  const seconds = toSeconds(expiresAt);
  return `${version}.${seconds}.${signClaims('pass', [linkId, version, seconds], secrets)}`;
}

/** When the pass of this link ends; WRONG for one that is not of ours, ENDED for one that is good no more. */
export function readPass(
  pass: string,
  link: { id: string; version: number },
  secrets: readonly string[],
  now: Date,
): Date | 'WRONG' | 'ENDED' {
  const [, version, seconds, signature = ''] = /^(\d{1,9})\.(\d{1,12})\.([\w-]+)$/.exec(pass) ?? [];
  const claims = [link.id, Number(version), Number(seconds)];
  if (!isSigned('pass', claims, signature, secrets)) return 'WRONG';
  const expiresAt = new Date(Number(seconds) * 1000);
  return Number(version) === link.version && expiresAt > now ? expiresAt : 'ENDED';
}

const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
