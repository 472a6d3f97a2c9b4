import { isIP, isIPv6, SocketAddress } from 'node:net';

/**
 * An IP address as a proxy may write it, in brackets or with a port, in the one form it has here; null for anything else.
 * One of IPv4 that is written as IPv6 is of IPv4.
 */
export function parseAddress(text: string): string | null {
  const [, inBrackets, withPort] = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text) ?? [];
  const address = inBrackets ?? withPort ?? text;
  if (isIP(address) === 0) return null;
  if (!isIPv6(address)) return address;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  return /^::ffff:([\d.]+)$/.exec(canonical)?.[1] ?? canonical;
}

/** The address, or of IPv6 the first 64 bits: everybody has the rest of them to themselves. */
export function networkOf(address: string): string {
  return isIPv6(address) ? readGroups(address, 4) : address;
}

/** Of IPv6 the first 48 bits, which one customer may have with all their networks; of IPv4 null. */
export function siteOf(address: string): string | null {
  return isIPv6(address) ? readGroups(address, 3) : null;
}

function readGroups(address: string, count: number): string {
  const [front = [], back = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, count)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}
