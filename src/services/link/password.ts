import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import pLimit from 'p-limit';

/** 86 ms and 32 MB each (RFC 7914), so two at once: strangers ask for them. */
const current = { logN: 15, r: 8, p: 1 };
const atOnce = pLimit(2);
const keyBytes = 32;

type Cost = typeof current;

/** `scrypt$15$8$1$<salt>$<key>`: with what it was made, so that it can be made dearer one day. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, current);
  return [
    'scrypt',
    ...Object.values(current),
    ...[salt, key].map((bytes) => bytes.toString('base64url')),
  ].join('$');
}

/** Takes as long where there is no hash, so that the time does not tell whether there is one. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, logN, r, p, salt = '', key = ''] = (hash ?? noHash).split('$');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const expected = Buffer.from(key, 'base64url');
  const came = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(came, expected) && hash !== null;
}

const noHash = ['scrypt', ...Object.values(current), 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  // Twice what it takes: the limit is a little above the product.
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return atOnce(
    () =>
      new Promise((resolve, reject) =>
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      ),
  );
}
