import type { Readable } from 'node:stream';

/** What the storage knows of an object without reading it. */
export interface ObjectInfo {
  key: string;
  byteSize: number;
  /** When it was put. */
  modifiedAt: Date;
}

export interface SignOptions {
  /** No byte is served after this instant. The URL's own expiry is rounded to a window and never passes it. */
  expiresAt?: Date | null;
  /** Life of the URL, at least; up to a sixth, or a second, more. Default and maximum: 6 days. */
  expiresInMs?: number;
  /** Media type the object is served with. */
  mimeType: string;
  /** Served as an attachment under this name. Default: shown inline. */
  downloadAs?: string;
  /**
   * What else has to be good when it is asked for. Only a door of the server can look: another store serves the URL to its
   * end, so that should be near.
   */
  via?: string | null;
}

export interface UploadOptions {
  /** What the sender says the bytes are; they have to send it as Content-Type. Nobody has looked at them. */
  mimeType: string;
  /** Exact length; a body of another is refused. */
  byteSize: number;
  /** Nothing is taken after this instant; at most 7 days ahead. */
  expiresAt: Date;
}

/** A request that stores an object without our help: a PUT with the bytes as its body. */
export interface UploadRequest {
  /** Absolute or relative to the server's own base. */
  url: string;
  /** To send with it. Content-Length is not among them: every client sets it by itself, and none in a browser may. */
  headers: { name: string; value: string }[];
}

/**
 * Where bytes are kept. A key is segments of `a-z A-Z 0-9 - _ .` joined by `/`, none of which begins with a dot or is
 * longer than 128 characters, at most 512 characters in all, and no key goes on below another (`a` and `a/b`). Another
 * key is a TypeError, because keys are ours and never a caller's. What is put is whole and durable or not there: no
 * reader ever sees a part. Every method fails with SERVICE_UNAVAILABLE (retryable) when the store cannot be reached or
 * is full: its message is for callers and names nothing, its detail says the operator what is wrong.
 */
export interface Storage {
  /**
   * Moves the file at `path` in as `key`, replacing what was there. The file at `path` is gone afterwards, and may be
   * after a failure.
   */
  putFile(key: string, path: string, options: { mimeType: string }): Promise<void>;
  /** Stores a small buffer as `key`, replacing what was there. */
  put(key: string, bytes: Uint8Array, options: { mimeType: string }): Promise<void>;
  /** The object as a stream; NOT_FOUND if there is none. `range` is in bytes, both ends included; it begins inside the object. */
  read(key: string, options?: { range?: { start: number; end: number } }): Promise<Readable>;
  /**
   * Calls `use` with a path under which the whole object can be read until `use` ends; NOT_FOUND if there is none.
   * `use` must not write to the path. An object deleted meanwhile may vanish from it.
   */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>;
  /** Size and time, or null if there is no such object. */
  stat(key: string): Promise<ObjectInfo | null>;
  /**
   * Removes the objects. A key that is not there is no error. Where some could not be removed and the others are, an
   * UndeletedError names them.
   */
  delete(keys: readonly string[]): Promise<void>;
  /** All objects whose key begins with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  /** A URL, absolute or relative to the server's own base, that GETs the object. Stable within a window. */
  signUrl(key: string, options: SignOptions): Promise<string>;
  /** A request with which somebody else PUTs the object, replacing what was there. As often as they like, until it ends. */
  signUpload(key: string, options: UploadOptions): Promise<UploadRequest>;
  /** Origins of its URLs, such as `https://bucket.example.org`, that a page must be allowed to load from; none if they are relative. */
  origins: readonly string[];
  /**
   * What the operator should still set up so that pages of `origin` (null: of any) can use the URLs, in words for a
   * terminal and with what to enter; null if nothing.
   */
  advise(origin: string | null): Promise<string | null>;
  /** Writes, reads and deletes a small object, or throws SERVICE_UNAVAILABLE with what failed as its detail. */
  check(): Promise<void>;
  /** Ends what is under way, which then fails with SERVICE_UNAVAILABLE as all that comes later may. */
  close(): Promise<void>;
}
