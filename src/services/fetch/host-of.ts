import ipaddr from 'ipaddr.js';
import { hostOf } from '../../tools/remote/remote-url.ts';

/**
 * Who is asked for an address that was parsed: its host by the name that was written, or the address that a literal means. Which names
 * belong to one site is not asked: a list of that would have to be kept up to date.
 */
export function politeHostOf(url: Pick<URL, 'hostname'>): string {
  const host = hostOf(url);
  return ipaddr.isValid(host) ? ipaddr.process(host).toString() : host;
}
