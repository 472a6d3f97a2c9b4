import type { Feature } from '../session/session.ts';
import { useFeature } from '../session/session-context.ts';
import { createDraftDesk, type DraftDesk } from './draft.ts';

export const draftFeature: Feature<DraftDesk> = {
  open: ({ client }) => createDraftDesk(client, newKey),
  close: (desk) => desk.close(),
};

export const useDraftDesk = (): DraftDesk => useFeature(draftFeature);

/** Not `crypto.randomUUID`: that exists in secure contexts only, and a server at home is often plain http. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
