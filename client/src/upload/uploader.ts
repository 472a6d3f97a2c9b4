import type { Problem } from '../problem/problem.ts';
import { createStore, type Store } from '../ui/store.ts';
import {
  addUploads,
  begin,
  cancel,
  cancelAll,
  fail,
  finish,
  forget,
  type Hold,
  hold,
  type NewUpload,
  nextToSend,
  progress,
  putBack,
  retry,
  type Upload,
  type Uploads,
} from './upload.ts';

/** More at once only makes each of them slower; fewer leaves the line idle between two. */
const slots = 3;

export type Sent = { ok: true } | { ok: false; problem: Problem };

/** What the sender of a file reports on its way. */
export interface SendOptions {
  signal: AbortSignal;
  onProgress(fraction: number): void;
  /** What it waits for from now on, or null. */
  onHold(held: Hold | null): void;
  /** After the signal: whether the same file has been begun again meanwhile. */
  isBegunAgain(): boolean;
}

export interface UploaderOptions {
  /** Why a file need not be sent at all, or null. */
  check(file: File): Promise<Problem | null>;
  send(upload: Upload, options: SendOptions): Promise<Sent>;
  /** Whether the next file would fail for the same reason: then the line stops instead. Default: never. */
  isForAll?(problem: Problem): boolean;
}

export interface Uploader {
  uploads: Store<Uploads>;
  /** Why the line stands still, until `resume`; null while it moves. */
  stopped: Store<Problem | null>;
  add(added: readonly NewUpload[]): void;
  cancel(key: string): void;
  cancelAll(): void;
  /** Also what was sent already: what the server has of it is not sent again. */
  retry(keys: readonly string[]): void;
  /** Ends the uploads that are under way and drops all of these from the list. */
  forget(keys: readonly string[]): void;
  forgetAll(): void;
  resume(): void;
}

export function createUploader({ check, send, isForAll = () => false }: UploaderOptions): Uploader {
  const uploads = createStore<Uploads>(new Map());
  const stopped = createStore<Problem | null>(null);
  const underWay = new Map<string, AbortController>();

  async function run(upload: Upload) {
    const { key } = upload;
    const abort = new AbortController();
    underWay.set(key, abort);
    uploads.update((all) => begin(all, key));
    const sent = await checkAndSend(upload, {
      signal: abort.signal,
      onProgress: (fraction) => uploads.update((all) => progress(all, key, fraction)),
      onHold: (held) => uploads.update((all) => hold(all, key, held)),
      isBegunAgain: () => underWay.has(key),
    }).catch(brokenOff);
    // Canceled and begun again in the meantime: this outcome belongs to nobody.
    if (underWay.get(key) !== abort) return;
    underWay.delete(key);
    settle(key, sent);
    fill();
  }

  async function checkAndSend(upload: Upload, options: SendOptions): Promise<Sent> {
    const problem = await check(upload.file);
    return problem ? { ok: false, problem } : send(upload, options);
  }

  function settle(key: string, sent: Sent) {
    if (sent.ok) return uploads.update((all) => finish(all, key));
    if (!isForAll(sent.problem)) return uploads.update((all) => fail(all, key, sent.problem));
    stopped.set(sent.problem);
    uploads.update((all) => putBack(all, key));
  }

  function fill() {
    if (stopped.get()) return;
    for (const upload of nextToSend(uploads.get(), slots)) void run(upload);
  }

  function stopAll() {
    for (const abort of underWay.values()) abort.abort();
    underWay.clear();
    stopped.set(null);
  }

  function stop(key: string) {
    underWay.get(key)?.abort();
    underWay.delete(key);
  }

  return {
    uploads,
    stopped,
    add(added) {
      uploads.update((all) => addUploads(all, added));
      fill();
    },
    cancel(key) {
      stop(key);
      uploads.update((all) => cancel(all, key));
      fill();
    },
    cancelAll() {
      stopAll();
      uploads.update(cancelAll);
    },
    retry(keys) {
      uploads.update((all) => retry(all, keys));
      fill();
    },
    forget(keys) {
      for (const key of keys) stop(key);
      uploads.update((all) => forget(all, keys));
      fill();
    },
    forgetAll() {
      stopAll();
      uploads.set(new Map());
    },
    resume() {
      stopped.set(null);
      fill();
    },
  };
}

/** Whatever broke, it keeps its slot no longer. */
const brokenOff = (): Sent => ({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
