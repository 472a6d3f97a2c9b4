import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Everything } from './everything.ts';

/** What the version of then told its callers about the data beside this file, in `said.json`. */
export interface Said {
  about: string;
  accounts: { apiKey: string; everything: Everything }[];
  /** Of every original and rendition that is served, without the address of the server, good until 2099. */
  files: { url: string; sha256: string }[];
  /** The zip of some renditions, and the SHA-256 of what is in it. */
  download: { url: string; sha256: string[] };
  /** Announced, and its bytes not sent. */
  upload: { imageId: string; url: string; mimeType: string; base64: string };
  deletedImageId: string;
  queuedJobIds: string[];
  /** What was asked for of images that are there, and who it was made by. */
  asked: { account: number; imageId: string; recipe: object; jobId: string }[];
}

export async function readSaid(): Promise<Said> {
  const said: Said = JSON.parse(await readFile(join(import.meta.dirname, 'said.json'), 'utf8'), settle);
  for (const { everything } of said.accounts) dropAwaited(everything);
  return said;
}

/** What awaits its bytes was an image then. */
function dropAwaited({ viewer, images, renditions }: Everything): void {
  for (const { id } of images.filter(({ status }) => status === 'AWAITING_UPLOAD')) {
    images.splice(
      images.findIndex((image) => image.id === id),
      1,
    );
    delete renditions[id];
    viewer.usage.images -= 1;
  }
}

/** What has another name by now. */
const names: Record<string, string> = {
  state: 'status',
  public: 'hasPublicUrls',
  retryable: 'isRetryable',
  edges: 'edgeTreatment',
};

function settle(key: string, value: unknown): unknown {
  if (key === 'ms') return Math.round(value as number);
  if (key === 'params') return settleParams(value as { name: string; value: string }[]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [names[name] ?? name, one]));
}

/** Were a list once, and all of it text. */
function settleParams(list: { name: string; value: string }[]) {
  return Object.fromEntries(
    list.map(({ name, value }) => [name, Number.isNaN(Number(value)) ? value : Number(value)]),
  );
}
