import { type BatchSum, emptyBatch, moveBatch } from './batch-sum.ts';
import type { Source } from './source.ts';
import { cancel, isUnderWay, type Upload } from './upload.ts';

/** What a source has in the tray's line. */
export interface Lane {
  source: Source;
  uploads: Map<string, Upload>;
  /** Of these, in their order: keys of those that wait for a slot. */
  waiting: Set<string>;
  underWay: Map<string, AbortController>;
  batch: BatchSum;
  /** Keys of what the batch counts. */
  counted: Set<string>;
}

export const createLane = (source: Source): Lane => ({
  source,
  uploads: new Map(),
  waiting: new Set(),
  underWay: new Map(),
  batch: emptyBatch,
  counted: new Set(),
});

export function putUpload(lane: Lane, upload: Upload) {
  const { key } = upload;
  const before = lane.uploads.get(key);
  if (before === upload) return;
  lane.uploads.set(key, upload);
  if (upload.phase === 'waiting') lane.waiting.add(key);
  else lane.waiting.delete(key);
  countUpload(lane, before, upload);
  lane.source.onChange(key, upload);
}

export function changeUpload(lane: Lane, key: string, change: (upload: Upload) => Upload) {
  const upload = lane.uploads.get(key);
  if (upload) putUpload(lane, change(upload));
}

/** A batch ends when nothing of it is under way; what is begun then begins the next. */
function countUpload(lane: Lane, before: Upload | undefined, upload: Upload) {
  if (!lane.counted.has(upload.key) && !isUnderWay(upload)) return;
  if (lane.batch.underWay === 0 && isUnderWay(upload)) {
    lane.batch = emptyBatch;
    lane.counted.clear();
  }
  lane.batch = moveBatch(lane.batch, lane.counted.has(upload.key) ? before : undefined, upload);
  lane.counted.add(upload.key);
}

/** Those that wait again do so where they were. */
export function lineUp(lane: Lane) {
  const waiting = [...lane.uploads.values()].filter(({ phase }) => phase === 'waiting');
  lane.waiting = new Set(waiting.map(({ key }) => key));
}

/** Ends the sending of one, whatever becomes of it. */
export function abortUpload(lane: Lane, key: string) {
  lane.underWay.get(key)?.abort();
  lane.underWay.delete(key);
}

export function cancelUploads(lane: Lane) {
  for (const key of [...lane.underWay.keys()]) abortUpload(lane, key);
  for (const upload of [...lane.uploads.values()]) putUpload(lane, cancel(upload));
}

export function forgetUploads(lane: Lane, keys: readonly string[]) {
  for (const key of keys) {
    abortUpload(lane, key);
    const upload = lane.uploads.get(key);
    if (!upload) continue;
    if (lane.counted.delete(key)) lane.batch = moveBatch(lane.batch, upload, undefined);
    lane.uploads.delete(key);
    lane.waiting.delete(key);
    lane.source.onChange(key, null);
  }
}
