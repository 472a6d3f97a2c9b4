import type { Client as SocketClient } from 'graphql-ws';
import type { Client } from 'urql';
import { createStore, type StoreApi } from 'zustand';
import { type Changes, createChanges } from '../../client/src/api/changes.ts';
import { createAccountClient } from '../../client/src/api/client.ts';
import type { SocketState } from '../../client/src/api/socket-state.ts';
import { follow, type Updates } from '../../client/src/live/follow.ts';
import { type LiveType, liveTable } from '../../client/src/live/live-table.ts';
import { shown } from './as-sent.ts';

type Sink = Parameters<SocketClient['subscribe']>[1];
type Event = Parameters<Sink['next']>[0];

/** Those of which all are told. */
type WatchedType = Exclude<LiveType, 'Gallery' | 'Wishlist' | 'Batch'>;

interface Subscription {
  variables: Record<string, unknown>;
  isOpen: boolean;
  /** What the socket brings; the operation hears it in this moment. */
  send(event: object): void;
}

interface Request {
  /** The operation's name. */
  name: string;
  /** Its document, as it was sent. */
  query: string;
  answer(data: object): Promise<void>;
}

export interface Wire {
  client: Client;
  changes: Changes;
  /** Follows a live type as the page does. Answers with how to end it. */
  watch(type: WatchedType, onGap?: () => void): () => void;
  socketState: StoreApi<SocketState>;
  /** Everything ever subscribed to, oldest first. */
  subscriptions: Subscription[];
  /** Requests without an answer yet, oldest first. */
  requests: Request[];
}

/** The page's own client on a network that answers when the test says so. Stands in for `fetch` through `stub`. */
export function createWire(stub: (send: typeof fetch) => void): Wire {
  const socketState = createStore<SocketState>(() => 'open');
  const subscriptions: Subscription[] = [];
  const requests: Request[] = [];
  stub(
    (_input, init) =>
      new Promise((resolve) => {
        const { operationName, query } = JSON.parse(String(init?.body));
        const request: Request = {
          name: operationName,
          query,
          async answer(data) {
            requests.splice(requests.indexOf(request), 1);
            resolve(Response.json({ data }));
            // The client reads the body in steps of its own.
            await new Promise((done) => setImmediate(done));
          },
        };
        requests.push(request);
      }),
  );
  const socketClient = {
    subscribe({ variables }: { variables?: Record<string, unknown> | null }, sink: Sink) {
      const subscription: Subscription = {
        variables: variables ?? {},
        isOpen: true,
        send: (event) => sink.next(event as Event),
      };
      subscriptions.push(subscription);
      return () => {
        subscription.isOpen = false;
      };
    },
  } as SocketClient;
  const changes = createChanges();
  const client = createAccountClient({
    currentKey: () => 'key',
    socket: { client: socketClient, state: socketState },
    shown,
    changes,
    onRefused() {
      throw new Error('No answer here refuses the key.');
    },
  });
  const watch = (type: WatchedType, onGap = () => {}) =>
    follow<Updates>({ client, socketState, document: liveTable[type].document, onGap });
  return { client, socketState, changes, watch, subscriptions, requests };
}
