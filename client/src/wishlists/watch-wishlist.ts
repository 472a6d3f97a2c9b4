import { graphql } from '../gql/gql.ts';
import { follow } from '../live/follow.ts';
import type { Session } from '../session/session.ts';

/** `deletedId` by another name: it is that of an item, and no list of the client has items. */
const WishlistUpdated = graphql(`
  subscription WishlistUpdated($id: ID!, $after: String) {
    update: wishlistUpdated(id: $id, after: $after) {
      wishlist {
        ...WishlistLive
      }
      item {
        ...ItemLive
      }
      collage {
        ...CollageLive
      }
      outId: deletedId
      cursor
    }
  }
`);

interface Watching {
  id: string;
  /** More was missed than is told. */
  onGap: () => void;
  onGone: () => void;
}

/** Keeps an open wishlist, its items and its collages as they are on the server. Answers with how to end it. */
export const watchWishlist = ({ client, socket }: Session, { id, onGap, onGone }: Watching) =>
  follow({
    client,
    socketState: socket.state,
    document: WishlistUpdated,
    variables: { id },
    onGap,
    onGone,
  });
