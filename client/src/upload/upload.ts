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
export interface Upload extends Required<NewUpload> {
  /** What is sent: known once its turn has come, kept through every try, as the server knows it by the key; null once it is there. */
  outgoing: File | null;
  phase: 'waiting' | 'sending' | 'sent' | 'failed' | 'canceled';
  /** 0..1 */
  sentFraction: number;
  held: Hold | null;
  problem: Problem | null;
  /** How much less was sent than the file has. */
  savedBytes: number;
}

export interface NewUpload {
  key: string;
  file: File;
  /** Makes what is sent in the file's place, when its turn comes. Default: null, it is sent as it is. */
  prepare?: Prepare | null;
}

export type Prepare = (file: File, signal: AbortSignal) => Promise<File>;

const fresh = { phase: 'waiting', sentFraction: 0, held: null, problem: null, savedBytes: 0 } as const;

export const newUpload = ({ key, file, prepare = null }: NewUpload): Upload => ({
  key,
  file,
  prepare,
  outgoing: null,
  ...fresh,
});

const change = (upload: Upload, from: Upload['phase'][], patch: Partial<Upload>): Upload =>
  from.includes(upload.phase) ? { ...upload, ...patch } : upload;

export const isUnderWay = ({ phase }: Upload) => phase === 'waiting' || phase === 'sending';

export const begin = (upload: Upload) => change(upload, ['waiting'], { phase: 'sending' });

export const setOutgoing = (upload: Upload, outgoing: File) => change(upload, ['sending'], { outgoing });

export const progress = (upload: Upload, sentFraction: number) =>
  change(upload, ['sending'], { sentFraction });

export const hold = (upload: Upload, held: Hold | null) => change(upload, ['sending'], { held });

export const finish = (upload: Upload) =>
  change(upload, ['sending'], {
    phase: 'sent',
    sentFraction: 1,
    held: null,
    outgoing: null,
    savedBytes: upload.file.size - (upload.outgoing ?? upload.file).size,
  });

export const fail = (upload: Upload, problem: Problem) =>
  change(upload, ['waiting', 'sending'], { phase: 'failed', held: null, problem });

export const cancel = (upload: Upload) =>
  change(upload, ['waiting', 'sending'], { phase: 'canceled', held: null });

/** Back in the line. */
export const putBack = (upload: Upload) => change(upload, ['sending'], fresh);

export const retry = (upload: Upload): Upload => (isUnderWay(upload) ? upload : { ...upload, ...fresh });
