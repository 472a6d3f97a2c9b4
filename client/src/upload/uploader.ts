import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
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
  uploads: StoreApi<Uploads>;
  /** Why the line stands still, until `resume`; null while it moves. */
  stopped: StoreApi<Problem | null>;
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
  const uploads = createStore<Uploads>(() => new Map());
  const stopped = createStore<Problem | null>(() => null);
  const underWay = new Map<string, AbortController>();

  async function run(upload: Upload) {
    const { key } = upload;
    const abort = new AbortController();
    underWay.set(key, abort);
    uploads.setState((all) => begin(all, key), true);
    const sent = await checkAndSend(upload, {
      signal: abort.signal,
      onProgress: (fraction) => uploads.setState((all) => progress(all, key, fraction), true),
      onHold: (held) => uploads.setState((all) => hold(all, key, held), true),
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
    if (sent.ok) return uploads.setState((all) => finish(all, key), true);
    if (!isForAll(sent.problem)) return uploads.setState((all) => fail(all, key, sent.problem), true);
    stopped.setState(sent.problem, true);
    uploads.setState((all) => putBack(all, key), true);
  }

  function fill() {
    if (stopped.getState()) return;
    for (const upload of nextToSend(uploads.getState(), slots)) void run(upload);
  }

  function stopAll() {
    for (const abort of underWay.values()) abort.abort();
    underWay.clear();
    stopped.setState(null, true);
  }

  function stop(key: string) {
    underWay.get(key)?.abort();
    underWay.delete(key);
  }

  return {
    uploads,
    stopped,
    add(added) {
      uploads.setState((all) => addUploads(all, added), true);
      fill();
    },
    cancel(key) {
      stop(key);
      uploads.setState((all) => cancel(all, key), true);
      fill();
    },
    cancelAll() {
      stopAll();
      uploads.setState(cancelAll, true);
    },
    retry(keys) {
      uploads.setState((all) => retry(all, keys), true);
      fill();
    },
    forget(keys) {
      for (const key of keys) stop(key);
      uploads.setState((all) => forget(all, keys), true);
      fill();
    },
    forgetAll() {
      stopAll();
      uploads.setState(new Map(), true);
    },
    resume() {
      stopped.setState(null, true);
      fill();
    },
  };
}

/** Whatever broke, it keeps its slot no longer. */
const brokenOff = (): Sent => ({ ok: false, problem: { code: 'UPLOAD_INCOMPLETE', params: {} } });
