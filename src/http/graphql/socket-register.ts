import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Contexts } from '../../context/context.ts';
import { authenticate } from '../../services/account/api-key.ts';

const maxSocketsPerAccount = 100;
/** Sockets that have not shown a key: of one address, and in all. */
const maxStrangers = { ofAddress: 100, inAll: 2000 };

/** The sockets that were opened with a key, so that those of a key that has ended can be closed. */
export function createSocketRegister(contexts: Contexts) {
  const sockets = new Map<string, Map<WebSocket, string>>();
  const strangers = new Map<WebSocket, string>();

  async function check(socket: WebSocket, apiKey: string): Promise<void> {
    const { em, log } = contexts.forSystem();
    try {
      if (!(await authenticate(em, apiKey))) socket.close(CloseCode.Forbidden, 'Forbidden');
    } catch (error) {
      log.warn({ event: 'socket.recheck_failed', err: error });
      socket.close(1012, 'Service restart');
    }
  }

  function recheck(accountId: string): void {
    for (const [socket, apiKey] of sockets.get(accountId) ?? []) void check(socket, apiKey);
  }

  return {
    /** False if too many of the address, or in all, have not shown a key. */
    addStranger(socket: WebSocket, address: string): boolean {
      const { ofAddress, inAll } = maxStrangers;
      const same = [...strangers.values()].filter((other) => other === address);
      if (strangers.size >= inAll || same.length >= ofAddress) return false;
      strangers.set(socket, address);
      socket.once('close', () => strangers.delete(socket));
      return true;
    },
    /** False if the account has too many open. */
    add(socket: WebSocket, accountId: string, apiKey: string): boolean {
      const own = sockets.get(accountId) ?? new Map<WebSocket, string>();
      if (own.size >= maxSocketsPerAccount) return false;
      sockets.set(accountId, own.set(socket, apiKey));
      strangers.delete(socket);
      // The key may have ended since it was read, and the change been told before the socket was here.
      void check(socket, apiKey);
      socket.once('close', () => {
        own.delete(socket);
        if (own.size === 0 && sockets.get(accountId) === own) sockets.delete(accountId);
      });
      return true;
    },
    recheck,
    recheckAll() {
      for (const accountId of sockets.keys()) recheck(accountId);
    },
  };
}
