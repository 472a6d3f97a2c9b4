import { refetchQueries } from '../api/refetch.ts';
import { listsFeature } from '../list/lists.ts';
import { apiKeyState } from '../session/api-key.ts';
import type { Feature } from '../session/session.ts';
import { follow, type Updates } from './follow.ts';
import { liveTable } from './live-table.ts';

/** In which all live types have heard of an outage. */
const gapMs = 300;

/** Keeps the session's cache and lists as they are on the server, with whichever key it has. */
export const liveFeature: Feature<{ close(): void }> = {
  open(session) {
    const { client, socket } = session;
    let gap: ReturnType<typeof setTimeout> | undefined;
    // Each live type hears of the same outage.
    const onGap = () => {
      gap ??= setTimeout(() => {
        gap = undefined;
        refetchQueries(client);
        session.get(listsFeature).readAnew();
      }, gapMs);
    };
    const begin = () =>
      Object.values(liveTable).flatMap(({ document }) =>
        document ? [follow<Updates>({ client, socketState: socket.state, document, onGap })] : [],
      );
    let ends = begin();
    const end = () => {
      for (const each of ends) each();
    };
    const ignoreKey = apiKeyState.subscribe((now, before) => {
      if (now.key === before.key) return;
      end();
      ends = begin();
    });
    return {
      close() {
        clearTimeout(gap);
        ignoreKey();
        end();
      },
    };
  },
  close: (live) => live.close(),
};
