import type { Client } from 'urql';
import { graphql } from '../gql/gql.ts';
import type { Outbox } from './outbox.ts';
import { type Sheet, sheets } from './sheet.ts';

const EditorMaskUpdated = graphql(`
  subscription EditorMaskUpdated($id: ID!) {
    maskUpdated(id: $id) {
      id
      version
    }
  }
`);

/** Hears of what other windows draw on the same sheets. Answers with how to end it. */
export function watchMasks(client: Client, outbox: Outbox): () => void {
  const watched = new Map<Sheet, { maskId: string; end: () => void }>();

  function watch(sheet: Sheet, maskId: string) {
    const { unsubscribe } = client.subscription(EditorMaskUpdated, { id: maskId }).subscribe(({ data }) => {
      if (data?.maskUpdated) outbox.hear(maskId, data.maskUpdated.version);
    });
    watched.set(sheet, { maskId, end: unsubscribe });
  }

  function look() {
    for (const sheet of sheets) {
      const maskId = outbox.sheets()[sheet]?.maskId;
      const now = watched.get(sheet);
      if (!maskId || now?.maskId === maskId) continue;
      now?.end();
      watch(sheet, maskId);
    }
  }

  look();
  const ignore = outbox.state.subscribe(look);
  return () => {
    ignore();
    for (const { end } of watched.values()) end();
  };
}
