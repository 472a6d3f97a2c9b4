import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.ts';
import type { Caller, SystemContext } from '../context/context.ts';
import { nobody, type Scope } from '../context/scope.ts';
import { parseAddress } from '../services/access/network.ts';
import { authenticate, noteUse } from '../services/account/api-key.ts';
import { currentRequestId } from './request-log.ts';

/**
 * The bearer of an Authorization header; null if there is none or it is of another scheme, which may be a proxy's. One that
 * is empty is a bearer too, and nobody's.
 */
export function readBearer(header: unknown): string | null {
  const found = typeof header === 'string' ? /^Bearer(?:\s+(.*))?$/i.exec(header.trim()) : null;
  return found ? (found[1] ?? '') : null;
}

/** Whose key it is: nobody's without one. Null for one that is nobody's, or has ended: such a caller is turned away. */
export async function identify(
  { em, config, log }: Pick<SystemContext, 'em' | 'config' | 'log'>,
  bearer: string | null,
): Promise<Scope | null> {
  if (bearer === null) return nobody;
  if (isAdminKey(config, bearer)) return { kind: 'operator' };
  const key = await authenticate(em, bearer);
  if (!key) return null;
  noteUse(em, key).catch((error) => log.warn({ event: 'key.use_lost', err: error }));
  return { kind: 'account', accountId: key.accountId, keyId: key.id };
}

export function isAdminKey(config: Config, bearer: string): boolean {
  return config.adminKey !== null && timingSafeEqual(digest(bearer), digest(config.adminKey));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Address, page and base of links as the caller sees them, told by as many proxies as are trusted. */
export function readOrigin(
  { headers, socket }: IncomingMessage,
  { publicUrl, trustProxy }: Config,
): Omit<Caller, 'scope'> {
  const forwarded = (name: string) => (trustProxy > 0 ? pick(splitHeader(headers[name]), trustProxy) : null);
  const protocol = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const host = forwarded('x-forwarded-host') ?? headers.host;
  return {
    requestId: currentRequestId(),
    // A proxy may write anything, or pass on what a caller wrote.
    address:
      parseAddress(forwarded('x-forwarded-for') ?? '') ?? parseAddress(socket.remoteAddress ?? '') ?? '',
    origin: headers.origin ?? null,
    acceptLanguage: readLanguages(headers['accept-language']),
    // A Host header is whatever the caller wrote.
    baseUrl: publicUrl ?? URL.parse(`${protocol}://${host}`)?.origin ?? 'http://localhost',
  };
}

/** It is passed on to others, so it has to be what it should be, and short. */
function readLanguages(header: string | undefined): string | null {
  return header && /^[\w\-*;=., ]{1,200}$/.test(header) ? header : null;
}

/** What the outermost trusted proxy saw: each adds to the end. Some set a header anew, so there may be fewer. */
function pick(values: string[], trustProxy: number): string | null {
  return values.at(-trustProxy) ?? values[0] ?? null;
}

function splitHeader(value: string | string[] | undefined): string[] {
  return String(value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
