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
  return JSON.parse(await readFile(join(import.meta.dirname, 'said.json'), 'utf8'));
}
