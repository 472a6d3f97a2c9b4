import { createStore, type StoreApi } from 'zustand';
import type { Change } from '../api/changes.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import type { Session } from '../session/session.ts';
import { CollageLive } from './collage-live.ts';
import { ItemLive } from './item-live.ts';
import { applyChanges, type OpenWishlist } from './open-wishlist.ts';
import { watchWishlist } from './watch-wishlist.ts';
import { WishlistLive } from './wishlist-live.ts';

const OpenWishlistQuery = graphql(`
  query OpenWishlist($id: ID!) {
    node(id: $id) {
      ... on Wishlist {
        __typename
        id
        ...WishlistLive
        items {
          id
          ...ItemLive
        }
        desktop: collage(aspect: 1.3333333333333333) {
          id
          ...CollageLive
        }
        phone: collage(aspect: 0.5625) {
          id
          ...CollageLive
        }
      }
    }
  }
`);

export interface WishlistState {
  open: OpenWishlist | null;
  /** Why it could not be read. */
  problem: Problem | null;
}

export interface WishlistStore {
  state: StoreApi<WishlistState>;
  refresh(): void;
  close(): void;
}

/** What is told so soon after something else is shown with it: of a hundred items each is told when a page begins. */
const togetherMs = 30;

/** Timers are not set for longer than these 24 days: they would end at once. */
const longestMs = 2 ** 31 - 1;

/**
 * An open wishlist, as events and answers tell of it. It lies beside the cache: there each event would have all hundred
 * items with both collages read anew, which takes longer than a frame.
 */
export function openWishlist(session: Session, id: string): WishlistStore {
  const state = createStore<WishlistState>(() => ({ open: null, problem: null }));
  let told: Change[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;
  let revealing: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const gone = () => state.setState({ open: null, problem: { code: 'NOT_FOUND', params: {} } });

  async function refresh() {
    const { data, error } = await session.client
      .query(OpenWishlistQuery, { id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (isClosed) return;
    const node = data?.node?.__typename === 'Wishlist' ? data.node : null;
    if (node)
      show({
        wishlist: readFragment(WishlistLive, node),
        items: readFragment(ItemLive, node.items),
        desktop: readFragment(CollageLive, node.desktop),
        phone: readFragment(CollageLive, node.phone),
      });
    else if (error) state.setState({ problem: problemOfRequest(error) });
    else gone();
  }

  function show(open: OpenWishlist) {
    const before = state.getState().open?.wishlist.revealAt;
    state.setState({ open, problem: null });
    if (open.wishlist.revealAt !== before) awaitReveal(open.wishlist.revealAt ?? null);
  }

  /** What was hidden until then is asked for: the event of that instant says nothing of items. */
  function awaitReveal(revealAt: string | null) {
    clearTimeout(revealing);
    const leftMs = revealAt === null ? -1 : Date.parse(revealAt) - Date.now();
    // The server's clock may be a little behind.
    if (leftMs >= 0 && leftMs < longestMs) revealing = setTimeout(() => void refresh(), leftMs + 1000);
  }

  function flush() {
    clearTimeout(flushing);
    flushing = undefined;
    const { open } = state.getState();
    const changes = told;
    told = [];
    if (open) show(applyChanges(open, changes));
  }

  const ignoreChanges = session.changes.listen((change) => {
    if (!change.node) return;
    told.push(change);
    // What was put somewhere is held there until this moment.
    if (change.node.__typename === 'Collage') flush();
    else flushing ??= setTimeout(flush, togetherMs);
  });
  const ignoreEvents = watchWishlist(session, { id, onGap: () => void refresh(), onGone: gone });
  void refresh();
  return {
    state,
    refresh: () => void refresh(),
    close() {
      isClosed = true;
      clearTimeout(flushing);
      clearTimeout(revealing);
      ignoreChanges();
      ignoreEvents();
    },
  };
}
