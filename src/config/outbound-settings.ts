import { parseAddressRange } from './address-range.ts';
import { integer, listOf, proxyUrl } from './config-value.ts';
import { setting } from './setting.ts';

const isPort = (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535 ? Number(text) : null;

/** What this server fetches of the addresses that callers name. */
export const outboundSettings = {
  outboundAllow: setting(
    'OUTBOUND_ALLOW',
    null,
    'Addresses inside the network that may be fetched from, such as 10.0.0.5, 10.0.0.0/8:8080 or [fd00::1]:8080, separated by commas; default: none',
    listOf(
      'an address or a CIDR, with or without a port, more than one separated by commas',
      parseAddressRange,
    ).nullable(),
  ),
  outboundPorts: setting(
    'OUTBOUND_PORTS',
    '80,443',
    'Ports of public addresses that may be fetched from',
    listOf('ports from 1 to 65535, separated by commas', isPort),
  ),
  outboundProxy: setting(
    'OUTBOUND_PROXY',
    null,
    'http(s)://user:password@host:port of a proxy that fetches in our place, and then has to keep who asks from your network; default: none',
    proxyUrl.nullable(),
    { isSecret: true },
  ),
  fetchPerHost: setting(
    'FETCH_PER_HOST',
    '2',
    'Pictures that are fetched from one host at once, by all processes together',
    integer(1, 100),
  ),
  previewsPerHour: setting(
    'PREVIEWS_PER_HOUR',
    '60',
    'Pages of shops that an account may have looked at in an hour',
    integer(1),
  ),
};
