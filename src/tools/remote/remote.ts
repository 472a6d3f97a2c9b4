/**
 * Fetches what somebody else has named: pictures by their address, and pages that show some. Whoever names it must reach nothing by it that they could
 * not reach themselves, learn nothing of what is inside, and hold nothing of ours for long. So every address is parsed once
 * (remote-url.ts), every connection goes where a check has looked (connector.ts), each redirect begins anew, and time, bytes and
 * redirects are bounded. No cookie, no referrer, no credentials of ours; robots.txt is not asked, as a person names each address.
 */
import { PassThrough, type Readable, Transform } from 'node:stream';
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import { tooLarge } from '../../errors.ts';
import { type ConnectorOptions, createConnector } from './connector.ts';
import { answeredWith, fetchFailed, toFetchFailure } from './fetch-failure.ts';
import { nameOf } from './file-name.ts';
import { parseRemoteUrl } from './remote-url.ts';
import { findUnpacker } from './unpack.ts';

const headersMs = 10_000;
const idleMs = 10_000;
const keepAliveMs = 4000;
const wholeMs = 60_000;
const mostRedirects = 5;

export interface RemoteOptions extends ConnectorOptions {
  /** Asks in our place: names are looked up there, and what they stand for is its to check. Default: none. */
  proxy?: URL | null;
  /** As HTTP has it, by what is fetched for. */
  userAgent: (purpose: string | undefined) => string;
}

export interface RemoteRequest {
  maxBytes: number;
  /** As HTTP has it. */
  accept: string;
  /** The same: which languages who asks reads. Default: none is said. */
  acceptLanguage?: string | null;
  /** In a word or two, for the server that is asked. Default: nothing. */
  purpose?: string;
  /** Whether an answer of any status is taken, whose body may be anything. Default: only 200 and 203, which bring something. */
  anyStatus?: boolean;
  signal?: AbortSignal;
  /** From the first connection to the last byte, redirects included. Default: 60 s. */
  timeoutMs?: number;
}

export interface RemoteAnswer {
  /** Once. It breaks with FETCH_FAILED; whoever reads counts what comes, of which there may be more than was said. */
  createReadStream(): Readable;
  /** Where it was found, after redirects. */
  url: URL;
  /** 200 or 203, unless `anyStatus` was asked for. */
  statusCode: number;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What the server says it is; not to be believed. */
  mimeType: string | null;
  /** As the server, or the address, names it; not checked. */
  filename: string | null;
  /** Ends it, read or not. */
  close(): void;
}

export interface Remote {
  /**
   * URL_NOT_ALLOWED for an address that may not be fetched from, be it by a redirect; FETCH_FAILED for one that does not
   * answer as it should, with `statusCode` or `reason`; FILE_TOO_LARGE where it says so before.
   */
  fetch(url: string, options: RemoteRequest): Promise<RemoteAnswer>;
  close(): Promise<void>;
}

export function createRemote(options: RemoteOptions): Remote {
  const agent = createAgent(options);
  return {
    async fetch(text, { signal, timeoutMs = wholeMs, maxBytes, anyStatus = false, ...asking }) {
      const over = AbortSignal.timeout(timeoutMs);
      const either = signal ? AbortSignal.any([signal, over]) : over;
      const word = (error: unknown) =>
        signal?.aborted ? (signal.reason as Error) : toFetchFailure(error, { isOver: over.aborted });
      try {
        const first = parseRemoteUrl(text, options.rules);
        const found = await follow(agent, first, { ...options, ...asking, signal: either });
        return take(found, { maxBytes, anyStatus, word });
      } catch (error) {
        throw word(error);
      }
    },
    close: () => agent.destroy(),
  };
}

function createAgent({ proxy, ca, ...options }: RemoteOptions): Dispatcher {
  const common = { pipelining: 1, keepAliveTimeout: keepAliveMs, keepAliveMaxTimeout: keepAliveMs };
  if (!proxy) return new Agent({ ...common, connect: createConnector({ ...options, ca }) });
  return new ProxyAgent({ ...common, uri: proxy.href, allowH2: false, ...(ca && { requestTls: { ca } }) });
}

interface Found {
  url: URL;
  answer: Dispatcher.ResponseData;
}

type Asking = Pick<RemoteRequest, 'accept' | 'acceptLanguage' | 'purpose'> & Pick<RemoteOptions, 'userAgent'>;

/** All that a server is told, and of ours nothing else. */
function describeUs({ accept, acceptLanguage, purpose, userAgent }: Asking): Record<string, string> {
  return {
    accept,
    'user-agent': userAgent(purpose),
    'accept-encoding': 'identity',
    ...(acceptLanguage && { 'accept-language': acceptLanguage }),
  };
}

/** The first answer that leads no further. */
async function follow(
  agent: Dispatcher,
  first: URL,
  { rules, signal, ...asking }: Asking & Pick<RemoteOptions, 'rules'> & { signal: AbortSignal },
): Promise<Found> {
  const headers = describeUs(asking);
  let url = first;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await request(url, {
      dispatcher: agent,
      signal,
      headers,
      headersTimeout: headersMs,
      bodyTimeout: idleMs,
    });
    const next = locationOf(answer);
    if (next === null) return { url, answer };
    await drop(answer);
    const led = parseRemoteUrl(URL.parse(next, url)?.href ?? next, rules);
    if (url.protocol === 'https:' && led.protocol === 'http:') throw fetchFailed('DOWNGRADE');
    url = led;
  }
  throw fetchFailed('REDIRECTS');
}

function locationOf({ statusCode, headers: { location } }: Dispatcher.ResponseData): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) && typeof location === 'string' ? location : null;
}

/** Of a body that nobody wants a little is read, so that its connection can serve again; more ends it. */
async function drop({ body }: Dispatcher.ResponseData): Promise<void> {
  await body.dump({ limit: 65_536 }).catch(() => {});
}

interface TakeOptions {
  maxBytes: number;
  anyStatus: boolean;
  /** What an error is called. */
  word: (error: unknown) => Error;
}

function take(found: Found, options: TakeOptions): RemoteAnswer {
  const { body } = found.answer;
  body.on('error', () => {});
  try {
    return describe(found, options);
  } catch (error) {
    // Unread it would hold its connection until the end of all time that it has.
    body.destroy();
    throw error;
  }
}

function describe({ url, answer }: Found, { maxBytes, anyStatus, word }: TakeOptions): RemoteAnswer {
  const { statusCode, headers, body } = answer;
  const brings = statusCode === 200 || statusCode === 203;
  if (!brings && !anyStatus) throw answeredWith(statusCode, headers);
  const announced = Number(headers['content-length'] ?? 0);
  if (brings && announced > maxBytes) throw tooLarge(maxBytes, announced);
  const createUnpacker = findUnpacker(headerOf(headers['content-encoding']));
  const mimeType = headerOf(headers['content-type'])?.split(';')[0]?.trim().toLowerCase() || null;
  return {
    createReadStream: () => read(body, createUnpacker?.() ?? new PassThrough(), word),
    url,
    statusCode,
    headers,
    mimeType,
    filename: nameOf(url, headerOf(headers['content-disposition'])),
    close: () => void body.destroy(),
  };
}

/**
 * The bytes, unpacked; what breaks is told in our words, and so is that there are none. Nothing is taken from the body before: an
 * error that comes while nobody listens ends the process.
 */
function read(body: Readable, unpacker: Transform, word: TakeOptions['word']): Readable {
  let isEmpty = true;
  const told = new Transform({
    transform(chunk, _encoding, done) {
      isEmpty = false;
      done(null, chunk);
    },
    flush: (done) => done(isEmpty ? fetchFailed('EMPTY') : null),
  });
  body.once('error', (error) => unpacker.destroy(error));
  unpacker.once('error', (error) => told.destroy(word(error)));
  told.once('close', () => {
    unpacker.destroy();
    body.destroy();
  });
  return body.pipe(unpacker).pipe(told);
}

const headerOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;
