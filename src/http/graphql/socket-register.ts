import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { socketLimits } from '../../config/request-limit.ts';
import type { Contexts } from '../../context/context.ts';
import type { Scope } from '../../context/scope.ts';
import { networkOf } from '../../services/access/network.ts';
import { listApiKeys } from '../../services/account/list-api-keys.ts';

/** Sockets of a key that has expired are closed within so long. */
const expiryCheckMs = 500;
/** Sockets that are open without a key: of one network, and in all. */
const maxStrangers = { ofNetwork: 100, inAll: 2000 };
/** Of one network that have not said yet who they are, for which they have five seconds. */
const maxNewcomers = 300;

type AccountScope = Extract<Scope, { kind: 'account' }>;

/** What a socket was opened with. */
interface OpenedWith {
  keyId: string | null;
  /** When the key ends by itself; null also until it was looked at. */
  expiresAt: Date | null;
}

/** The sockets that were opened with a key, so that those of a key that has ended can be closed. */
export function createSocketRegister(contexts: Contexts) {
  const sockets = new Map<string, Map<WebSocket, OpenedWith>>();
  const newcomers = createTally();
  const strangers = createTally();

  async function recheck(accountId: string): Promise<void> {
    // What is opened while it is asked may be of a key that is newer than the answer.
    const opened = [...(sockets.get(accountId) ?? [])];
    const { em, log } = contexts.forSystem();
    try {
      const keys = await listApiKeys(em, accountId);
      for (const [socket, openedWith] of opened) {
        const key = keys.find(({ id }) => id === openedWith.keyId);
        if (key) openedWith.expiresAt = key.expiresAt;
        else forbid(socket);
      }
    } catch (error) {
      log.warn({ event: 'socket.recheck_failed', err: error });
      for (const [socket] of opened) socket.close(1012, 'Service restart');
    }
  }

  // A key that ends by itself tells nobody.
  const timer = setInterval(() => {
    const now = new Date();
    for (const own of sockets.values())
      for (const [socket, { expiresAt }] of own) if (expiresAt !== null && expiresAt <= now) forbid(socket);
  }, expiryCheckMs).unref();

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
    add(socket: WebSocket, { accountId, keyId }: AccountScope): boolean {
      const own = sockets.get(accountId) ?? new Map<WebSocket, OpenedWith>();
      if (own.size >= socketLimits.sockets) return false;
      sockets.set(accountId, own.set(socket, { keyId, expiresAt: null }));
      newcomers.remove(socket);
      // The key may have ended since it was read, and the change been told before the socket was here.
      void recheck(accountId);
      socket.once('close', () => {
        own.delete(socket);
        if (own.size === 0 && sockets.get(accountId) === own) sockets.delete(accountId);
      });
      return true;
    },
    recheck: (accountId: string) => void recheck(accountId),
    recheckAll() {
      for (const accountId of sockets.keys()) void recheck(accountId);
    },
    close: () => clearInterval(timer),
  };
}

function forbid(socket: WebSocket): void {
  socket.close(CloseCode.Forbidden, 'Forbidden');
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
