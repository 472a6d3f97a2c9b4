import type { Client, TypedDocumentNode } from 'urql';
import type { StoreApi } from 'zustand';
import type { SocketState } from '../api/socket-state.ts';

/**
 * What every live type's subscription answers with: what it tells, and the `cursor` of it. One without a cursor tells how things stand
 * each time it begins.
 */
export interface Updates {
  update: object | null;
}

export interface FollowOptions<Data extends Updates, Own extends object = object> {
  client: Client;
  socketState: StoreApi<SocketState>;
  document: TypedDocumentNode<Data, Own & { after?: string | null }>;
  /** What else the subscription is told. Default: nothing. */
  variables?: Own;
  /** Called when more was missed than the server remembers. */
  onGap(): void;
  onUpdate?(update: NonNullable<Data['update']>): void;
  /** Called when what is watched has ended: nothing comes after it. */
  onGone?(): void;
}

const restartMs = 5_000;

/**
 * Watches one live type: every change goes into the cache, from where pages read. It begins anew behind the last event it
 * saw when the socket was lost, and five seconds after an event that was an error: good events in between do not tell what
 * that one should have. Who was away for longer than the server remembers has to read anew. Answers with how to end it.
 */
export function follow<Data extends Updates, Own extends object = object>({
  client,
  socketState,
  document,
  variables = {} as Own,
  onGap,
  onUpdate,
  onGone,
}: FollowOptions<Data, Own>): () => void {
  let after: string | null = null;
  /** The event before one that was an error. */
  let isWhole = true;
  let restarting: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};

  function begin() {
    clearTimeout(restarting);
    restarting = undefined;
    isWhole = true;
    unsubscribe();
    const asked = { ...variables, ...(after && { after }) };
    ({ unsubscribe } = client.subscription(document, asked).subscribe(({ data, error }) => {
      if (onGone && error?.graphQLErrors.some(({ extensions }) => hasEnded(extensions?.code)))
        return onGone();
      if (error?.graphQLErrors.some(({ extensions }) => isTooOld(extensions?.params))) {
        after = null;
        onGap();
        return begin();
      }
      if (error) isWhole = false;
      if (data?.update && isWhole) after = cursorOf(data.update);
      if (data?.update) onUpdate?.(data.update);
      if (error && socketState.getState() !== 'refused') restarting ??= setTimeout(begin, restartMs);
    }));
  }

  const ignoreState = socketState.subscribe((state) => {
    if (state !== 'lost' && state !== 'refused') return;
    clearTimeout(restarting);
    // The socket says so in the midst of closing; what it closes is not to be disturbed.
    restarting = state === 'lost' ? setTimeout(begin) : undefined;
  });
  begin();

  return () => {
    clearTimeout(restarting);
    ignoreState();
    unsubscribe();
  };
}

const cursorOf = (update: object): string | null =>
  'cursor' in update && typeof update.cursor === 'string' ? update.cursor : null;

const hasEnded = (code: unknown) => code === 'GONE' || code === 'NOT_FOUND';

const isTooOld = (params: unknown) =>
  (params as { reason?: string } | undefined)?.reason === 'CURSOR_TOO_OLD';
