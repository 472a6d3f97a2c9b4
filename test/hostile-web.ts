import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { generate } from 'selfsigned';
import { answerHostilely } from './hostile-answers.ts';
import { makePicture } from './picture.ts';

/** What one host was asked for, by the name that it was asked under. */
export interface HostLog {
  mostAtOnce: number;
  /** Between the beginnings of requests, in milliseconds. */
  gapsMs: number[];
  userAgents: Set<string | undefined>;
}

/** What answers as servers do that are slow, broken, or after us. */
export interface HostileWeb {
  httpPort: number;
  httpsPort: number;
  /** Of the https server, which is `secure.test` by it. */
  certificate: string;
  /** What was asked for, in order. */
  asked: { host: string; path: string; headers: IncomingMessage['headers'] }[];
  /** Whose connections have ended before all was sent. */
  closed: string[];
  picture: Buffer;
  /** Of what was asked since it was opened. */
  logOf(host: string): HostLog;
  close(): Promise<void>;
}

interface OpenOptions {
  /** Loopback addresses at which it answers besides 127.0.0.1, at the same ports. Default: none. */
  hosts?: readonly string[];
}

export async function openHostileWeb({ hosts = [] }: OpenOptions = {}): Promise<HostileWeb> {
  const picture = await makePicture({ width: 64, height: 48 });
  const asked: HostileWeb['asked'] = [];
  const closed: string[] = [];
  const times = new Map<string, number>();
  const requests: Request[] = [];
  const listener: RequestListener = (req, res) => {
    const url = new URL(req.url ?? '/', 'http://hostile');
    const host = URL.parse(`http://${req.headers.host}`)?.hostname ?? '';
    asked.push({ host, path: url.pathname, headers: req.headers });
    const request = { host, startedAt: performance.now(), endedAt: Infinity, userAgent: userAgentOf(req) };
    requests.push(request);
    res.once('close', () => {
      request.endedAt = performance.now();
      if (!res.writableFinished) closed.push(url.pathname);
    });
    const before = times.get(`${host} ${req.url}`) ?? 0;
    times.set(`${host} ${req.url}`, before + 1);
    answerHostilely(res, url.pathname, {
      req,
      picture,
      query: url.searchParams,
      times: before,
      httpsPort: ports[1]!,
    });
  };
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'secure.test' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'secure.test' }] }],
  });
  const create = [() => createHttp(listener), () => createHttps({ cert, key }, listener)];
  const firsts = create.map((one) => one());
  const ports = await Promise.all(firsts.map((server) => listen(server)));
  const others = hosts.flatMap((host) =>
    create.map(async (one, i) => {
      const server = one();
      await listen(server, host, ports[i]);
      return server;
    }),
  );
  const servers = [...firsts, ...(await Promise.all(others))];
  return {
    httpPort: ports[0]!,
    httpsPort: ports[1]!,
    certificate: cert,
    asked,
    closed,
    picture,
    logOf: (host) => describeHost(requests.filter((request) => request.host === host)),
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

interface Request {
  host: string;
  startedAt: number;
  endedAt: number;
  userAgent: string | undefined;
}

const userAgentOf = ({ headers }: IncomingMessage) => headers['user-agent'];

function describeHost(requests: readonly Request[]): HostLog {
  const atOnce = requests.map(
    ({ startedAt }) => requests.filter((one) => one.startedAt <= startedAt && one.endedAt > startedAt).length,
  );
  return {
    mostAtOnce: Math.max(0, ...atOnce),
    gapsMs: requests.slice(1).map(({ startedAt }, i) => startedAt - requests[i]!.startedAt),
    userAgents: new Set(requests.map(({ userAgent }) => userAgent)),
  };
}

/** A port behind which something is that must not be reached, and how often it was. */
export interface Canary {
  port: number;
  accepted(): number;
  close(): Promise<void>;
}

export async function openCanary(host: string): Promise<Canary> {
  let accepted = 0;
  const server = createTcp((socket) => {
    accepted += 1;
    socket.destroy();
  });
  return {
    port: await listen(server, host),
    accepted: () => accepted,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
