import { Resolver } from 'node:dns/promises';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** Every address of a name; none for a name that stands for nothing. */
export type Resolve = (host: string) => Promise<Address[]>;

const resolveMs = 5000;

/**
 * By the DNS itself, with as long as that may take: what the system offers instead waits in one of two threads that all others
 * share, S3 and the database among them, and names that never resolve would hold both. Names of /etc/hosts are not known to it.
 */
export const resolveByDns: Resolve = async (host) => {
  // Which no DNS is asked for: RFC 6761, 6.3 and 6.4.
  if (/(^|\.)localhost$/.test(host)) return [{ address: '127.0.0.1', family: 4 }];
  if (/(^|\.)invalid$/.test(host)) return [];
  const resolver = new Resolver({ timeout: resolveMs / 2, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), resolveMs);
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const [v4, v6] = found.map((one) => (one.status === 'fulfilled' ? one.value : []));
    return [
      ...(v6 ?? []).map((address) => ({ address, family: 6 }) as const),
      ...(v4 ?? []).map((address) => ({ address, family: 4 }) as const),
    ];
  } finally {
    clearTimeout(timer);
  }
};
