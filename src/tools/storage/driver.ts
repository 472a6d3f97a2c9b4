import type { Readable } from 'node:stream';
import type { ObjectInfo, SignOptions, Storage, UploadOptions, UploadRequest } from './storage.ts';

/** Both ends included, in bytes. */
export interface Range {
  start: number;
  end: number;
}

/** A file that can be read until `release`, which throws nothing. */
export interface LocalFile {
  path: string;
  release(): Promise<void>;
}

/** What is wrong in a sentence for the operator, and what of the error may be logged. */
export interface Failure {
  detail: string;
  cause: unknown;
}

/**
 * What a backend does for a Storage, which checks what goes in and words what fails: keys come checked, errors may be
 * thrown as they are, and what is not there is null.
 */
export interface Driver extends Pick<Storage, 'origins' | 'advise' | 'close'> {
  /** Called once, before anything else. */
  open(): Promise<void>;
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  /** May take the file at `path` away. */
  putFile(key: string, path: string, mimeType: string): Promise<void>;
  read(key: string, range?: Range): Promise<Readable | null>;
  openFile(key: string): Promise<LocalFile | null>;
  stat(key: string): Promise<ObjectInfo | null>;
  /** An error that has `undeleted`, a list of keys, says that all others are gone. */
  delete(keys: readonly string[]): Promise<void>;
  /** May list what is not ours. */
  list(prefix: string): AsyncIterable<ObjectInfo>;
  signUrl(key: string, options: SignOptions): Promise<string>;
  signUpload(key: string, options: UploadOptions): Promise<UploadRequest>;
  /** With what a small object is tried for a check, and how long all of it may take at most. Default: this, any time. */
  probe?: { driver: Probe; timeoutMs: number };
  /** null for an error that is none of the store's. */
  explain(error: unknown): Failure | null;
}

export type Probe = Pick<Driver, 'put' | 'read' | 'delete'>;
