import { setTimeout } from 'node:timers/promises';
import { buildUpload } from '../../multipart.ts';
import { createTally, type Target } from './attack.ts';

const againMs = 250;

export interface UploadSlots {
  bytes: Uint8Array;
  mimeType: string;
  /** Requests at once. */
  slots: number;
  recipes?: object[];
}

/** Uploads the file in every slot, over and over, whatever is answered. */
export function keepUploading({ url, client }: Target, kinds: UploadSlots[]): () => string {
  const stop = new AbortController();
  const tally = createTally();

  async function upload({ bytes, mimeType, recipes = [] }: UploadSlots): Promise<void> {
    const { headers, body } = buildUpload(bytes, { mimeType, input: { recipes } });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${client.apiKey}` },
      body: new Uint8Array(body),
      signal: stop.signal,
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    tally.count(errors?.[0]?.extensions.code ?? 'taken');
  }

  async function fill(kind: UploadSlots): Promise<void> {
    while (!stop.signal.aborted) {
      await upload(kind).catch(() => stop.signal.aborted || tally.count('broken off'));
      await setTimeout(againMs, null, { signal: stop.signal }).catch(() => null);
    }
  }

  for (const kind of kinds) for (let i = 0; i < kind.slots; i++) void fill(kind);
  return () => {
    stop.abort();
    return `${tally}`;
  };
}
