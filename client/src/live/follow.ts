import type { Client, TypedDocumentNode } from 'urql';
import type { StoreApi } from 'zustand';
import { refetchQueries } from '../api/refetch.ts';
import type { SocketState } from '../api/socket-state.ts';
import { graphql } from '../gql/gql.ts';

export const JobsUpdated = graphql(`
  subscription JobsUpdated($after: String) {
    update: jobsUpdated(after: $after) {
      job {
        id
        createdAt
        status
        ...JobLive
      }
      deletedId
      cursor
    }
  }
`);

export const ImagesUpdated = graphql(`
  subscription ImagesUpdated($after: String) {
    update: imagesUpdated(after: $after) {
      image {
        id
        createdAt
        ...LibraryTile
        ...StudioImage
      }
      deletedId
      cursor
    }
  }
`);

interface Updates {
  update: { cursor: string } | null;
}

const restartMs = 5_000;

/**
 * One of the client's two subscriptions: every change goes into the cache, from where pages read. It begins anew behind the
 * last event it saw when the socket was lost, and five seconds after an event that was an error: good events in between
 * do not tell what that one should have. Who was away for longer than the server remembers reads anew what is looked at.
 * Answers with how to end it.
 */
export function follow<Data extends Updates>(
  client: Client,
  socketState: StoreApi<SocketState>,
  document: TypedDocumentNode<Data, { after?: string | null }>,
): () => void {
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
    ({ unsubscribe } = client.subscription(document, after ? { after } : {}).subscribe(({ data, error }) => {
      if (error?.graphQLErrors.some(({ extensions }) => isTooOld(extensions?.params))) {
        after = null;
        refetchQueries(client);
        return begin();
      }
      if (error) isWhole = false;
      if (data?.update && isWhole) after = data.update.cursor;
      if (error && socketState.getState() !== 'refused') restarting ??= setTimeout(begin, restartMs);
    }));
  }

  const ignoreState = socketState.subscribe(() => {
    const state = socketState.getState();
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

const isTooOld = (params: unknown) =>
  (params as { reason?: string } | undefined)?.reason === 'CURSOR_TOO_OLD';
