import type { EntityManager } from '@mikro-orm/postgresql';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Events } from '../events/events.ts';
import type { SignUpLimit } from '../services/account/sign-up-limit.ts';
import type { Imaging } from '../tools/imaging/imaging.ts';
import type { Storage } from '../tools/storage/storage.ts';
import type { Loaders } from './loaders.ts';

/** What one process has one of. */
export interface Tools {
  config: Config;
  log: Logger;
  storage: Storage;
  imaging: Imaging;
  /** Keys that sign URLs: the first signs, all are accepted. */
  readSecrets: () => Promise<string[]>;
  /** A folder for files that are being worked on; emptied at start. */
  tempDir: string;
  queue: PgBoss;
  events: Events;
  signUpLimit: SignUpLimit;
}

/** Who asks. */
export interface Viewer {
  accountId: string;
}

/** First argument of every service: the tools, and what belongs to one request, one event or one attempt of a job. */
export interface Context extends Tools {
  em: EntityManager;
  loaders: Loaders;
  /** null without a key. */
  viewer: Viewer | null;
  /** Whether ADMIN_KEY was the bearer. */
  isAdmin: boolean;
  /** Of the caller, behind the trusted proxies. */
  address: string;
  /** Base of absolute links, without a slash at its end. */
  baseUrl: string;
}

/** What a context takes from the request, or the socket, it serves. */
export type Caller = Pick<Context, 'viewer' | 'isAdmin' | 'address' | 'baseUrl'>;

/** Makes fresh contexts. */
export interface Contexts {
  /** For somebody outside: every query of it finds rows of his own account only. */
  forCaller(caller: Caller): Context;
  /** For work of our own, on anybody's rows. */
  forSystem(): Context;
}
