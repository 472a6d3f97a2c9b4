/**
 * Sends what is ours to an address that somebody else has named: by the same connector and under the same bounds as what is
 * fetched, but for redirects, which are never followed. A sender is for one address and a short time, so that its connections
 * serve again and what they were dialled to is known of all of them.
 */
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { AppError } from '../../errors.ts';
import { type ConnectorOptions, createConnector } from './connector.ts';
import { toFetchFailure } from './fetch-failure.ts';
import { mayDial } from './outbound-rule.ts';
import { parseRemoteUrl, portOf } from './remote-url.ts';

const wholeMs = 20_000;
const keepAliveMs = 4000;
const maxAnswerBytes = 65_536;

export interface SenderOptions extends ConnectorOptions {
  /** Through which everything goes, if there is one: then the checks of where to are its own. Default: none. */
  proxy?: URL | null;
  /** As HTTP has it. */
  userAgent: string;
  /** Requests at once. */
  connections: number;
  /** From the connection to the last byte. Default: 20 s. */
  timeoutMs?: number;
}

export interface SentRequest {
  body: Buffer;
  headers: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

export interface SentAnswer {
  statusCode: number;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What of it was read, at most 64 KB. */
  body: Buffer;
  /** Whether it came from an address that is not public and was dialled because its operator allows it, or may have. */
  isInside: boolean;
}

export interface Sender {
  /** FETCH_FAILED, or URL_NOT_ALLOWED, where no answer came; an answer of any status is one. Throws the reason of `signal`. */
  post(request: SentRequest): Promise<SentAnswer>;
  close(): Promise<void>;
}

export type OpenSender = (url: string) => Sender;

export function createSender(text: string, options: SenderOptions): Sender {
  const { rules, userAgent, proxy = null, timeoutMs = wholeMs } = options;
  let isInside = proxy !== null;
  let opened: { dispatcher: Dispatcher; url: URL } | null = null;

  /** What is not allowed is found out when it is sent, and told as any failure of it. */
  function open(): { dispatcher: Dispatcher; url: URL } {
    if (opened) return opened;
    const url = parseRemoteUrl(text, rules);
    const noteInside = () => {
      isInside = true;
    };
    opened = { dispatcher: createDispatcher(url, { ...options, timeoutMs, noteInside }), url };
    return opened;
  }

  return {
    async post({ body, headers, signal }) {
      const over = AbortSignal.timeout(timeoutMs);
      const either = signal ? AbortSignal.any([signal, over]) : over;
      try {
        const { dispatcher, url } = open();
        const answer = await dispatcher.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'POST',
          body,
          headers: { ...headers, 'user-agent': userAgent, accept: '*/*' },
          signal: either,
        });
        const { statusCode, headers: told } = answer;
        return { statusCode, headers: told, body: await readSome(answer.body), isInside };
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw toFetchFailure(error, { isOver: over.aborted }) satisfies AppError;
      }
    },
    async close() {
      await opened?.dispatcher.destroy();
    },
  };
}

interface DispatcherOptions extends SenderOptions {
  timeoutMs: number;
  /** Called when an address is dialled that is not public. */
  noteInside: () => void;
}

function createDispatcher(url: URL, options: DispatcherOptions): Dispatcher {
  const { rules, proxy, ca, connections, timeoutMs, noteInside } = options;
  const common = {
    connections,
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  };
  if (proxy)
    return new ProxyAgent({ ...common, uri: proxy.href, allowH2: false, ...(ca && { requestTls: { ca } }) });
  const connect = createConnector(options);
  const isPublic = (address = '') => mayDial({ ...rules, allow: [] }, address, portOf(url));
  return new Pool(url.origin, {
    ...common,
    connect: (target, done) =>
      connect(target, (...came) => {
        const [, socket] = came;
        if (socket && !isPublic(socket.remoteAddress)) noteInside();
        done(...came);
      }),
  });
}

/** The status has been told: what breaks behind it, or never ends, is only cut. */
async function readSome(body: AsyncIterable<Buffer> & { destroy(): void }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteSize = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      byteSize += chunk.length;
      if (byteSize >= maxAnswerBytes) break;
    }
  } catch {
    // Told by its length.
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes);
}
