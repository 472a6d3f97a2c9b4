import { isIPv6 } from 'node:net';

/** The address, or of IPv6 the first 64 bits: everybody has the rest of them to himself. */
export function networkOf(address: string): string {
  const [, inner] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (inner || !isIPv6(address)) return inner ?? address;
  const [front = [], back = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}
