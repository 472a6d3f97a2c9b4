import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Contexts } from '../../context/context.ts';
import { networkOf } from '../../services/access/network.ts';
import { authenticate } from '../../services/account/api-key.ts';

const maxSocketsPerAccount = 100;
/** Sockets of a key that has expired are closed within so long. */
const expiryCheckMs = 500;
/** Sockets that are open without a key: of one network, and in all. */
const maxStrangers = { ofNetwork: 100, inAll: 2000 };
/** Of one network that have not said yet who they are, for which they have five seconds. */
const maxNewcomers = 300;

/** The sockets that were opened with a key, so that those of a key that has ended can be closed. */
export function createSocketRegister(contexts: Contexts) {
  const sockets = new Map<string, Map<WebSocket, { apiKey: string; expiresAt: Date | null }>>();
  const newcomers = createTally();
  const strangers = createTally();

  async function check(socket: WebSocket, apiKey: string): Promise<void> {
    const { em, log } = contexts.forSystem();
    try {
      const key = await authenticate(em, apiKey);
      if (!key) return socket.close(CloseCode.Forbidden, 'Forbidden');
      const known = sockets.get(key.accountId)?.get(socket);
      if (known) known.expiresAt = key.expiresAt;
    } catch (error) {
      log.warn({ event: 'socket.recheck_failed', err: error });
      socket.close(1012, 'Service restart');
    }
  }

  // A key that ends by itself tells nobody.
  const timer = setInterval(() => {
    for (const own of sockets.values())
      for (const [socket, { apiKey, expiresAt }] of own)
        if (expiresAt !== null && expiresAt <= new Date()) void check(socket, apiKey);
  }, expiryCheckMs).unref();

  function recheck(accountId: string): void {
    for (const [socket, { apiKey }] of sockets.get(accountId) ?? []) void check(socket, apiKey);
  }

  return {
    /** False if too many of the network have only just come. Those of others never keep it out: it may have a key. */
    addNewcomer(socket: WebSocket, address: string): boolean {
      const network = networkOf(address);
      if (newcomers.count(network) >= maxNewcomers) return false;
      newcomers.add(socket, network);
      return true;
    },
    /** Of one who says to have no key. False if there are too many of the network, or in all. */
    addStranger(socket: WebSocket, address: string): boolean {
      const network = networkOf(address);
      newcomers.remove(socket);
      if (strangers.size() >= maxStrangers.inAll || strangers.count(network) >= maxStrangers.ofNetwork)
        return false;
      strangers.add(socket, network);
      return true;
    },
    /** False if the account has too many open. */
    add(socket: WebSocket, accountId: string, apiKey: string): boolean {
      const own = sockets.get(accountId) ?? new Map<WebSocket, { apiKey: string; expiresAt: Date | null }>();
      if (own.size >= maxSocketsPerAccount) return false;
      sockets.set(accountId, own.set(socket, { apiKey, expiresAt: null }));
      newcomers.remove(socket);
      // The key may have ended since it was read, and the change been told before the socket was here.
      void check(socket, apiKey);
      socket.once('close', () => {
        own.delete(socket);
        if (own.size === 0 && sockets.get(accountId) === own) sockets.delete(accountId);
      });
      return true;
    },
    recheck,
    close: () => clearInterval(timer),
    recheckAll() {
      for (const accountId of sockets.keys()) recheck(accountId);
    },
  };
}

/** How many open sockets there are of each network. */
function createTally() {
  const networks = new Map<WebSocket, string>();
  const counts = new Map<string, number>();
  const count = (network: string) => counts.get(network) ?? 0;

  function remove(socket: WebSocket): void {
    const network = networks.get(socket);
    if (network === undefined) return;
    networks.delete(socket);
    counts.set(network, count(network) - 1);
    if (count(network) === 0) counts.delete(network);
  }

  return {
    add(socket: WebSocket, network: string): void {
      networks.set(socket, network);
      counts.set(network, count(network) + 1);
      socket.once('close', () => remove(socket));
    },
    remove,
    count,
    size: () => networks.size,
  };
}
