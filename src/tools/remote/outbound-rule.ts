import ipaddr from 'ipaddr.js';
import { type AddressRange, isInRange } from '../../config/address-range.ts';

/** To what this server may open a connection when somebody else names the address. */
export interface OutboundRules {
  /** Of public addresses. */
  ports: readonly number[];
  /** What may be dialled though it is not public. */
  allow: readonly AddressRange[];
}

/** Whether a connection may be made. Asked of a literal, of each address of a name, and of the socket that came of it. */
export function mayDial({ ports, allow }: OutboundRules, address: string, port: number): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address within IPv6 is the IPv4 address.
  const parsed = ipaddr.process(address);
  return allow.some((range) => isInRange(range, parsed, port)) || (ports.includes(port) && isPublic(parsed));
}

/** Whether anything may be there that may be dialled at this port. */
export function mayUsePort({ ports, allow }: OutboundRules, port: number): boolean {
  return ports.includes(port) || allow.some((range) => range.port === null || range.port === port);
}

/**
 * Global unicast by the registries of IANA, and nothing that carries an IPv4 address within: NAT64, 6to4, Teredo and the
 * compatible form lie outside of 2000::/3 or have a range of their own, ISATAP has neither.
 */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  if (!(address instanceof ipaddr.IPv6)) return true;
  const [first = 0, , , , fifth = 0, sixth = 0] = address.parts;
  const isIsatap = sixth === 0x5efe && (fifth === 0 || fifth === 0x200);
  return first >= 0x2000 && first <= 0x3fff && !isIsatap;
}
