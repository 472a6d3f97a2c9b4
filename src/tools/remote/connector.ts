/**
 * How a connection to somebody else's address is made. A guard that Node or undici offer, a list of blocked addresses, is asked
 * for plain TCP only: `tls.connect`, `https` and undici's own connector pass it by without a word. So TCP is opened here, to
 * addresses that were looked at, and TLS is spoken over that socket.
 */
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { fetchFailed, isUntrusted } from './fetch-failure.ts';
import { mayDial, type OutboundRules } from './outbound-rule.ts';
import { hostOf, notPublic, portOf } from './remote-url.ts';
import { type Address, type Resolve, resolveByDns } from './resolve.ts';

const longestConnectMs = 5000;

export interface ConnectorOptions {
  rules: OutboundRules;
  /** Default: `resolveByDns`. */
  resolve?: Resolve;
  /** For a connection, and again for its TLS. Default: 5 s. */
  connectMs?: number;
  /** Certificates to trust instead of the system's: for tests. */
  ca?: string | undefined;
}

export function createConnector(options: ConnectorOptions): buildConnector.connector {
  return (url, callback) => {
    const target = { host: hostOf(url), port: portOf(url), isSecure: url.protocol === 'https:' };
    open(target, options).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    );
  };
}

interface Target {
  host: string;
  port: number;
  isSecure: boolean;
}

async function open(target: Target, options: ConnectorOptions): Promise<Socket> {
  const { host, isSecure } = target;
  const { ca, connectMs = longestConnectMs } = options;
  const socket = await dial(target, await look(target, options), connectMs);
  try {
    // A host that has gone again has no address.
    if (!socket.remoteAddress) throw fetchFailed('UNREACHABLE');
    if (!mayDial(options.rules, socket.remoteAddress, target.port)) throw notPublic();
    return isSecure ? await secure(socket, host, { ca, connectMs }) : socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** The addresses of the host. One that is not public condemns them all: who mixes them means to be looked up twice. */
async function look(
  { host, port }: Target,
  { rules, resolve = resolveByDns }: ConnectorOptions,
): Promise<Address[]> {
  const addresses = isIP(host)
    ? [{ address: host, family: isIP(host) as 4 | 6 }]
    : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw fetchFailed('UNREACHABLE');
  if (!addresses.every(({ address }) => mayDial(rules, address, port))) throw notPublic();
  return addresses;
}

async function dial({ host, port }: Target, addresses: Address[], connectMs: number): Promise<Socket> {
  const socket = connectTcp({
    host,
    port,
    autoSelectFamily: true,
    lookup: (_host, { all }, done) =>
      all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family),
  });
  // Of one that was given up.
  socket.on('error', () => {});
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(connectMs) });
    return socket;
  } catch (cause) {
    socket.destroy();
    // Closed, filtered or not there is one answer.
    throw fetchFailed('UNREACHABLE', cause);
  }
}

interface SecureOptions {
  ca: string | undefined;
  connectMs: number;
}

async function secure(socket: Socket, host: string, { ca, connectMs }: SecureOptions): Promise<Socket> {
  const secured = connectTls({
    socket,
    // Whose certificate it has to be.
    host,
    ALPNProtocols: ['http/1.1'],
    ...(!isIP(host) && { servername: host }),
    ...(ca && { ca }),
  });
  secured.on('error', () => {});
  try {
    await once(secured, 'secureConnect', { signal: AbortSignal.timeout(connectMs) });
    return secured;
  } catch (cause) {
    throw fetchFailed(isUntrusted(cause) ? 'CERTIFICATE' : 'UNREACHABLE', cause);
  }
}
