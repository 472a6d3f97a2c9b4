import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** What can happen to a request on its way to an S3 server. */
const faults = {
  /** The server is not asked. */
  'answer 500': (exchange) => exchange.fail(500, 'InternalError'),
  'answer 503': (exchange) => exchange.fail(503, 'SlowDown'),
  'reset before': (exchange) => exchange.reset(),
  /** Some of the body has come, if there is one. */
  'reset in request': (exchange) => exchange.reset(),
  /** What a slow line or a busy server does: all is well, in its time. */
  async slow(exchange) {
    await wait(slowMs);
    const answer = await exchange.forward();
    const half = Math.ceil(answer.body.length / 2);
    exchange.begin(answer).write(answer.body.subarray(0, half));
    await wait(slowMs);
    exchange.res.end(answer.body.subarray(half));
  },
  /** The server has done it and says it has not. */
  async 'done, then 500'(exchange) {
    await exchange.forward();
    exchange.fail(500, 'InternalError');
  },
  'done, then reset': async (exchange) => {
    await exchange.forward();
    exchange.reset();
  },
  /** Half of the answer's body comes, if it has one. */
  async 'reset in answer'(exchange) {
    const answer = await exchange.forward();
    await exchange.sendHalf(answer);
    exchange.reset();
  },
  /** Half of the answer's body comes and then nothing, but the connection stays. */
  async 'silence in answer'(exchange) {
    await exchange.sendHalf(await exchange.forward());
  },
  /** Nobody answers, and the server is not asked. */
  silence: async () => {},
} satisfies Record<string, (exchange: Exchange) => void | Promise<void>>;

export type Fault = keyof typeof faults;
export const allFaults = Object.keys(faults) as Fault[];

const slowMs = 150;

/** What a fault is chosen by. */
export interface ProxiedRequest {
  method: string;
  /** With its query. */
  path: string;
  hasBody: boolean;
}

export interface FaultProxy {
  url: string;
  /** How often each fault was met. */
  counts: Record<Fault, number>;
  /** Chooses the fault of each request from now on; null lets it pass. */
  setFaults(choose: (request: ProxiedRequest) => Fault | null): void;
  close(): Promise<void>;
}

/**
 * A proxy in front of the S3 server at `target`, for any client that may take it for the server: it passes the Host on, so
 * signatures hold. Bodies are held until they are whole and only then passed on: an S3 server does nothing with a part of
 * one, whereas s3rver would store it.
 */
export async function startFaultProxy(target: string, port = 0): Promise<FaultProxy> {
  const counts = Object.fromEntries(allFaults.map((fault) => [fault, 0])) as Record<Fault, number>;
  let choose: (request: ProxiedRequest) => Fault | null = () => null;

  const server = createServer(async (req, res) => {
    const hasBody = Number(req.headers['content-length'] ?? 0) > 0;
    const fault = choose({ method: req.method ?? '', path: req.url ?? '', hasBody });
    const exchange = createExchange(target, req, res);
    try {
      if (fault === 'reset before' || fault === 'reset in request') {
        if (fault === 'reset in request' && hasBody)
          await new Promise((resolve) => req.once('data', resolve));
        counts[fault] += 1;
        exchange.reset();
        return;
      }
      await exchange.readBody();
      if (fault === null) {
        const answer = await exchange.forward();
        exchange.begin(answer).end(answer.body);
        return;
      }
      counts[fault] += 1;
      await faults[fault](exchange);
    } catch {
      // Neither side is to know more than that the connection broke.
      exchange.reset();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    setFaults: (next) => {
      choose = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  status: number;
  headers: string[];
  body: Buffer;
}

type Exchange = ReturnType<typeof createExchange>;

function createExchange(target: string, req: IncomingMessage, res: ServerResponse) {
  let body = Buffer.alloc(0);
  const exchange = {
    res,
    async readBody() {
      body = await buffer(req);
    },
    /** Has the server do it; its whole answer. */
    forward: () =>
      new Promise<Answer>((resolve, reject) => {
        const forwarded = request(new URL(req.url ?? '/', target), {
          method: req.method ?? 'GET',
          headers: req.headers,
        });
        forwarded.once('response', (answer) =>
          buffer(answer).then(
            (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: bytes }),
            reject,
          ),
        );
        forwarded.once('error', reject).end(body);
      }),
    begin: ({ status, headers }: Answer) => res.writeHead(status, headers),
    /** As far as it goes: an answer without a body is all sent. */
    async sendHalf(answer: Answer) {
      const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
      await new Promise((resolve) => exchange.begin(answer).write(half, resolve));
    },
    fail(status: number, code: string) {
      const message = `<Error><Code>${code}</Code><Message>A fault on purpose</Message></Error>`;
      res.writeHead(status, { 'content-type': 'application/xml', 'content-length': message.length });
      res.end(req.method === 'HEAD' ? undefined : message);
    },
    reset: () => void req.socket.resetAndDestroy(),
  };
  return exchange;
}
