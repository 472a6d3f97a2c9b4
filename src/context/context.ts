import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Events } from '../events/hub.ts';
import type { Outbox } from '../events/outbox.ts';
import type { RateLimit } from '../services/account/rate-limit.ts';
import type { EndedJobs } from '../services/job/ended-jobs.ts';
import type { PurgeFigures } from '../services/keeping/purge-figures.ts';
import type { Attempts } from '../services/limits/attempts.ts';
import type { WorkLimit } from '../services/limits/work-limit.ts';
import type { Selections } from '../services/webhook/selection.ts';
import type { Alarm } from '../tools/clock/alarm.ts';
import type { Kept } from '../tools/clock/kept.ts';
import type { Imaging } from '../tools/imaging/imaging.ts';
import type { Remote } from '../tools/remote/remote.ts';
import type { OpenSender } from '../tools/remote/sender.ts';
import type { Storage } from '../tools/storage/storage.ts';
import type { FreeSpace } from '../tools/temp-file/free-space.ts';
import type { Loaders } from './loaders.ts';
import type { Scope, SystemScope } from './scope.ts';

/** What one process has one of. */
export interface Tools {
  config: Config;
  /** By the clock that all processes share. */
  now: () => Date;
  alarm: Alarm;
  log: Logger;
  storage: Storage;
  imaging: Imaging;
  /** Fetches what callers name. */
  remote: Remote;
  /** Sends to what callers name. */
  openSender: OpenSender;
  /** Keys that sign URLs: the first signs, all are accepted. */
  readSecrets: () => Promise<string[]>;
  /** A folder for files that are being worked on; emptied at start. */
  tempDir: string;
  /** Of the disk that folder is on. */
  freeSpace: FreeSpace;
  /** Makes what webhooks are sent. */
  selections: Selections<Context>;
  queue: PgBoss;
  events: Events;
  /** What operations cost those who ask. */
  rateLimit: RateLimit;
  attempts: Attempts;
  /** Uploads that are being received or taken in. */
  uploadLimit: WorkLimit;
  /** Zips that are being written, by their links. */
  downloadLimit: WorkLimit;
  /** Pages of shops that are being looked at, by account. */
  previewLimit: WorkLimit;
  /** Masks that are being drawn, by account. */
  maskLimit: WorkLimit;
  endedJobs: EndedJobs;
  purgeFigures: Kept<PurgeFigures>;
  /** Whether the storage answers. */
  healthStorage: Kept<null>;
}

/** What a context takes from the request, or the socket, it serves. */
export interface Caller {
  scope: Scope;
  /** Of the caller, behind the trusted proxies; empty for work that goes on without them. */
  address: string;
  /** Of the page that asks, as its browser says; null for what is no page. */
  origin: string | null;
  /** Languages the caller reads, as a header Accept-Language; null where none are said. */
  acceptLanguage: string | null;
  /** Base of absolute links, without a slash at its end. */
  baseUrl: string;
  /** Of the request, as the log has it; null for work that goes on without one. */
  requestId: string | null;
}

/**
 * First argument of every service: the tools, and what belongs to one request, one event or one attempt of a job. It
 * finds only what is its scope's: whatever is asked for by an id from outside takes a context of this type.
 */
export interface Context extends Tools, Caller, Outbox {
  loaders: Loaders;
  /** By the response name of a root field that was asked through a link: what it and all beneath it work with. */
  linked: Map<string | number, Context>;
}

/** The same for work of our own, which finds anybody's rows. It is never handed to what takes a `Context`. */
export interface SystemContext extends Tools, Outbox {
  scope: SystemScope;
  loaders: Loaders;
}

/** For what reads no ids from outside: it works with rows that are at hand. */
export type AnyContext = Context | SystemContext;

/** Makes fresh contexts. */
export interface Contexts {
  /** For somebody outside. */
  forCaller(caller: Caller): Context;
  /** For work that goes on in the name of an account: a job, a download. */
  forAccount(accountId: string): Context;
  forSystem(): SystemContext;
}
