import type { Problem } from '../problem/problem.ts';
import type { Hold, NewUpload, Upload } from './upload.ts';

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

/** What is sent under an upload's key. */
export type Outgoing = Pick<Upload, 'key' | 'file'>;

/** Where files come from: a page that hands them to the tray. */
export interface Source {
  /** As the tray names it. */
  label: string;
  /** Of its page. */
  path: string;
  send(outgoing: Outgoing, options: SendOptions): Promise<Sent>;
  /** Hears of every change of one of its uploads; null once it is forgotten. */
  onChange(key: string, upload: Upload | null): void;
}

/** A source's own part of the tray's line. */
export interface Line {
  get(key: string): Upload | undefined;
  /** New ones go to the end; of a key that is there already nothing changes. */
  add(added: readonly NewUpload[]): void;
  cancel(key: string): void;
  cancelAll(): void;
  /** Also what was sent already: what the server has of it is not sent again. */
  retry(keys: readonly string[]): void;
  /** Ends the uploads that are under way and drops all of these from the list. */
  forget(keys: readonly string[]): void;
  forgetAll(): void;
}
