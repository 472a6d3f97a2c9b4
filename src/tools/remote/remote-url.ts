import { isIP } from 'node:net';
import { AppError, quote } from '../../errors.ts';
import { mayDial, mayUsePort, type OutboundRules } from './outbound-rule.ts';

const longestUrl = 2048;
const longestHost = 253;

/**
 * An address that somebody named, as it is dialled and kept: parsed once, by the rules of browsers, so that there is no second
 * reading of it; without fragment and without the dot at the end of its host. URL_NOT_ALLOWED with `reason` LENGTH, FORM, SCHEME, LOGIN,
 * HOST, PORT or ADDRESS. What its name stands for is asked when it is dialled.
 */
export function parseRemoteUrl(text: string, rules: OutboundRules, { maxLength = longestUrl } = {}): URL {
  checkLength(text, maxLength);
  const url = URL.parse(text);
  if (!url) throw notAllowed('FORM', 'an address such as https://example.org/photo.jpg', quote(text));
  if (!/^https?:$/.test(url.protocol))
    throw notAllowed('SCHEME', 'an http or https address', quote(url.protocol));
  if (url.username || url.password)
    throw notAllowed('LOGIN', 'an address without a user or a password', 'one with');
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  // What is not ASCII is longer by now.
  checkLength(url.href, maxLength);
  const host = hostOf(url);
  if (!/[^.]/.test(host) || host.length > longestHost || host.endsWith('.'))
    throw notAllowed('HOST', 'an address with the name of a host', quote(host));
  const port = portOf(url);
  if (!mayUsePort(rules, port)) throw notAllowed('PORT', `a port of ${rules.ports.join(', ')}`, `${port}`);
  if (isIP(host) && !mayDial(rules, host, port)) throw notPublic();
  return url;
}

function checkLength({ length }: string, maxLength: number): void {
  if (length <= maxLength) return;
  throw notAllowed('LENGTH', `an address of at most ${maxLength} characters`, `${length}`);
}

/** Without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: Pick<URL, 'hostname'>): string => hostname.replace(/^\[|\]$/g, '');

export const portOf = ({ port, protocol }: { port?: string; protocol: string }): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80);

/** It says nothing of what is there, or whether anything is. */
export function notPublic(): AppError {
  return notAllowed('ADDRESS', 'an address of the public internet', 'one that is not');
}

function notAllowed(reason: string, expected: string, got: string): AppError {
  return new AppError('URL_NOT_ALLOWED', `Expected ${expected}. Got ${got}.`, { params: { reason } });
}
