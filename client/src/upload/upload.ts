import type { Problem } from '../problem/problem.ts';

/**
 * One file on its way. `waiting` for a free slot → `sending` (sentFraction grows) → `sent`. From the first two it may
 * become `canceled` or `failed`; from those, `waiting` again. `key` is also the clientId the server knows it by, so
 * sending again after an answer was lost does not make a second image.
 */
export interface Upload {
  key: string;
  file: File;
  phase: 'waiting' | 'sending' | 'sent' | 'failed' | 'canceled';
  /** 0..1 */
  sentFraction: number;
  problem: Problem | null;
}

export type Uploads = readonly Upload[];

export const newUpload = (key: string, file: File): Upload => ({
  key,
  file,
  phase: 'waiting',
  sentFraction: 0,
  problem: null,
});

function change(uploads: Uploads, key: string, from: Upload['phase'][], patch: Partial<Upload>): Uploads {
  return uploads.map((upload) =>
    upload.key === key && from.includes(upload.phase) ? { ...upload, ...patch } : upload,
  );
}

/** The uploads that may begin now, oldest first, with at most `slots` under way. */
export function nextToSend(uploads: Uploads, slots: number): Upload[] {
  const sending = uploads.filter(({ phase }) => phase === 'sending').length;
  return uploads.filter(({ phase }) => phase === 'waiting').slice(0, Math.max(0, slots - sending));
}

export const begin = (uploads: Uploads, key: string) =>
  change(uploads, key, ['waiting'], { phase: 'sending' });

export const progress = (uploads: Uploads, key: string, sentFraction: number) =>
  change(uploads, key, ['sending'], { sentFraction });

export const finish = (uploads: Uploads, key: string) =>
  change(uploads, key, ['sending'], { phase: 'sent', sentFraction: 1 });

export const fail = (uploads: Uploads, key: string, problem: Problem) =>
  change(uploads, key, ['waiting', 'sending'], { phase: 'failed', problem });

export const cancel = (uploads: Uploads, key: string) =>
  change(uploads, key, ['waiting', 'sending'], { phase: 'canceled' });

export const retry = (uploads: Uploads, key: string) =>
  change(uploads, key, ['failed', 'canceled'], { phase: 'waiting', sentFraction: 0, problem: null });

export const forget = (uploads: Uploads, key: string): Uploads =>
  uploads.filter((upload) => upload.key !== key);
