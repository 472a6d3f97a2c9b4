import { graphql } from '../gql/gql.ts';
import { follow } from '../live/follow.ts';
import type { Session } from '../session/session.ts';

const BatchUpdated = graphql(`
  subscription BatchUpdated($id: ID!) {
    update: batchUpdated(id: $id) {
      ...BatchLive
    }
  }
`);

/** Keeps a batch in the cache as it is on the server until it has come to its end. Answers with how to end it before. */
export const watchBatch = ({ client, socket }: Session, id: string) =>
  follow({
    client,
    socketState: socket.state,
    document: BatchUpdated,
    variables: { id },
    // Each time it is begun it tells how things stand: nothing can be missed.
    onGap: () => {},
  });
