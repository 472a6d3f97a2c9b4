import ipaddr from 'ipaddr.js';

/** Addresses, and one port of them or all. */
export interface AddressRange {
  network: ipaddr.IPv4 | ipaddr.IPv6;
  prefixLength: number;
  /** Null for every port. */
  port: number | null;
}

/** `10.0.0.5`, `10.0.0.0/8:8080`, `fd00::/8` or `[fd00::1]:8080`; null for what is none. */
export function parseAddressRange(text: string): AddressRange | null {
  const [, bracketed, plain, portText] =
    /^(?:\[([\da-f:.]+(?:\/\d+)?)\]|([\d.]+(?:\/\d+)?|[\da-f]*:[\da-f:.]+(?:\/\d+)?))(?::(\d{1,5}))?$/i.exec(
      text,
    ) ?? [];
  const [address = '', lengthText] = (bracketed ?? plain ?? '').split('/');
  const port = portText === undefined ? null : Number(portText);
  if (!ipaddr.isValid(address) || (port !== null && (port < 1 || port > 65_535))) return null;
  // Not in its short forms, in which 10.1 is 10.0.0.1.
  if (!address.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(address)) return null;
  const network = ipaddr.parse(address);
  const most = network.kind() === 'ipv4' ? 32 : 128;
  const prefixLength = lengthText === undefined ? most : Number(lengthText);
  return prefixLength <= most ? { network, prefixLength, port } : null;
}

export function isInRange(
  { network, prefixLength, port }: AddressRange,
  address: ipaddr.IPv4 | ipaddr.IPv6,
  atPort: number,
): boolean {
  if (port !== null && port !== atPort) return false;
  return address.kind() === network.kind() && address.match([network, prefixLength] as never);
}
