import { createStore, type StoreApi } from 'zustand';
import { graphql } from '../gql/gql.ts';
import type { Feature } from '../session/session.ts';
import { markVisited } from '../session/visited.ts';

const CountImages = graphql(`
  query CountImages {
    viewer {
      id
      usage {
        images
      }
    }
  }
`);

interface Pictures {
  state: StoreApi<{ hasAny: boolean }>;
  close(): void;
}

/** Whether there is anything in the account to lose: from its first upload on, in whichever tab that was. */
export const picturesFeature: Feature<Pictures> = {
  open({ client, changes, socket }) {
    const state = createStore(() => ({ hasAny: false }));
    const find = () => {
      state.setState({ hasAny: true });
      markVisited();
    };
    let isAnswered = false;
    const ignore = changes.listen(({ node }) => {
      if (node?.__typename !== 'Image' || state.getState().hasAny) return;
      find();
      // Before the answer it may be a change of what was there.
      if (isAnswered) keepStorage();
    });
    const ask = async () => {
      const { data } = await client.query(CountImages, {}, { requestPolicy: 'network-only' }).toPromise();
      if (!data?.viewer || isAnswered) return;
      isAnswered = true;
      if ((data.viewer.usage?.images ?? 0) > 0 && !state.getState().hasAny) find();
    };
    void ask();
    // It did not answer at the start.
    const ignoreSocket = socket.state.subscribe((now) => {
      if (now === 'open' && !isAnswered) void ask();
    });
    return {
      state,
      close() {
        isAnswered = true;
        ignore();
        ignoreSocket();
      },
    };
  },
  close: (pictures) => pictures.close(),
};

/** At a first upload alone, as some browsers ask their user. */
function keepStorage() {
  navigator.storage?.persist?.().catch(() => {
    // It is a wish.
  });
}
