import type { Problem } from '../problem/problem.ts';

/**
 * What an upload may have to wait for in its midst: the network, the bucket its bytes go to, a server that asks for
 * patience, or room for its jobs in the account's line.
 */
export type Hold = 'CONNECTION' | 'STORAGE' | 'BUSY' | 'ROOM';

/**
 * One file on its way. `waiting` for a free slot → `sending` (sentFraction grows; `held` while something is waited
 * for) → `sent`. From the first two it may become `canceled` or `failed`; from any of the last three, `waiting`
 * again; and a line that stops takes what it was sending back to `waiting`. `key` is also the clientId the server knows
 * it by, so sending again after an answer was lost does not make a second image.
 */
export interface Upload {
  key: string;
  file: File;
  phase: 'waiting' | 'sending' | 'sent' | 'failed' | 'canceled';
  /** 0..1 */
  sentFraction: number;
  held: Hold | null;
  problem: Problem | null;
}

/** By their keys, oldest first. */
export type Uploads = ReadonlyMap<string, Upload>;

export interface NewUpload {
  key: string;
  file: File;
}

const fresh = { phase: 'waiting', sentFraction: 0, held: null, problem: null } as const;

/** New ones go to the end; of a key that is there already nothing changes. */
export function addUploads(uploads: Uploads, added: readonly NewUpload[]): Uploads {
  const all = new Map(uploads);
  for (const { key, file } of added) if (!all.has(key)) all.set(key, { key, file, ...fresh });
  return all;
}

function change(uploads: Uploads, key: string, from: Upload['phase'][], patch: Partial<Upload>): Uploads {
  const upload = uploads.get(key);
  return upload && from.includes(upload.phase) ? new Map(uploads).set(key, { ...upload, ...patch }) : uploads;
}

/** The uploads that may begin now, oldest first, with at most `slots` under way. */
export function nextToSend(uploads: Uploads, slots: number): Upload[] {
  const all = [...uploads.values()];
  const sending = all.filter(({ phase }) => phase === 'sending').length;
  return all.filter(({ phase }) => phase === 'waiting').slice(0, Math.max(0, slots - sending));
}

export const isUnderWay = ({ phase }: Upload) => phase === 'waiting' || phase === 'sending';

export const countUnderWay = (uploads: Uploads): number => [...uploads.values()].filter(isUnderWay).length;

export const begin = (uploads: Uploads, key: string) =>
  change(uploads, key, ['waiting'], { phase: 'sending' });

export const progress = (uploads: Uploads, key: string, sentFraction: number) =>
  change(uploads, key, ['sending'], { sentFraction });

export const hold = (uploads: Uploads, key: string, held: Hold | null) =>
  change(uploads, key, ['sending'], { held });

export const finish = (uploads: Uploads, key: string) =>
  change(uploads, key, ['sending'], { phase: 'sent', sentFraction: 1, held: null });

export const fail = (uploads: Uploads, key: string, problem: Problem) =>
  change(uploads, key, ['waiting', 'sending'], { phase: 'failed', held: null, problem });

export const cancel = (uploads: Uploads, key: string) =>
  change(uploads, key, ['waiting', 'sending'], { phase: 'canceled', held: null });

export function cancelAll(uploads: Uploads): Uploads {
  const canceled = { phase: 'canceled', held: null } as const;
  return new Map(
    [...uploads].map(([key, upload]) => [key, isUnderWay(upload) ? { ...upload, ...canceled } : upload]),
  );
}

/** Back in the line, where it was. */
export const putBack = (uploads: Uploads, key: string) => change(uploads, key, ['sending'], fresh);

export function retry(uploads: Uploads, keys: readonly string[]): Uploads {
  const all = new Map(uploads);
  for (const key of keys) {
    const upload = all.get(key);
    if (upload && !isUnderWay(upload)) all.set(key, { ...upload, ...fresh });
  }
  return all;
}

export function forget(uploads: Uploads, keys: readonly string[]): Uploads {
  const rest = new Map(uploads);
  for (const key of keys) rest.delete(key);
  return rest;
}
