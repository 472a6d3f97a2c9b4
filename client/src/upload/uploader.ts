import type { Problem } from '../problem/problem.ts';
import { createStore, type Store } from '../store.ts';
import {
  begin,
  cancel,
  fail,
  finish,
  forget,
  newUpload,
  nextToSend,
  progress,
  retry,
  type Upload,
  type Uploads,
} from './upload.ts';

/** More at once only makes each of them slower; fewer leaves the line idle between two. */
const slots = 3;

export type Sent = { ok: true } | { ok: false; problem: Problem };

export interface UploaderOptions {
  /** Why a file need not be sent at all, or null. */
  check(file: File): Promise<Problem | null>;
  send(upload: Upload, options: { signal: AbortSignal; onProgress(fraction: number): void }): Promise<Sent>;
}

export interface Uploader {
  uploads: Store<Uploads>;
  add(key: string, file: File): void;
  cancel(key: string): void;
  retry(key: string): void;
  /** Ends the upload if it is under way and drops it from the list. */
  forget(key: string): void;
}

export function createUploader({ check, send }: UploaderOptions): Uploader {
  const uploads = createStore<Uploads>([]);
  const underWay = new Map<string, AbortController>();

  async function run(upload: Upload) {
    const { key } = upload;
    const abort = new AbortController();
    underWay.set(key, abort);
    uploads.update((all) => begin(all, key));
    const refusal = await check(upload.file);
    const sent: Sent = refusal
      ? { ok: false, problem: refusal }
      : await send(upload, {
          signal: abort.signal,
          onProgress: (fraction) => uploads.update((all) => progress(all, key, fraction)),
        });
    // Canceled and begun again in the meantime: this outcome belongs to nobody.
    if (underWay.get(key) !== abort) return;
    underWay.delete(key);
    uploads.update((all) => (sent.ok ? finish(all, key) : fail(all, key, sent.problem)));
    fill();
  }

  function fill() {
    for (const upload of nextToSend(uploads.get(), slots)) void run(upload);
  }

  function stop(key: string) {
    underWay.get(key)?.abort();
    underWay.delete(key);
  }

  return {
    uploads,
    add(key, file) {
      uploads.update((all) => [...all, newUpload(key, file)]);
      fill();
    },
    cancel(key) {
      stop(key);
      uploads.update((all) => cancel(all, key));
      fill();
    },
    retry(key) {
      uploads.update((all) => retry(all, key));
      fill();
    },
    forget(key) {
      stop(key);
      uploads.update((all) => forget(all, key));
      fill();
    },
  };
}
