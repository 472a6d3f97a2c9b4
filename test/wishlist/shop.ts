import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { makePicture } from '../picture.ts';

/** What a shop answers at one of its paths. */
export interface ShopAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Ends the connection when this has been sent. */
  breaks?: true;
  /** Never ends. */
  hangs?: true;
  /** What a server takes that has to think. */
  delayMs?: number;
}

export interface Shop {
  port: number;
  /** The whole address of a path. */
  at(path: string): string;
  asked: { path: string; headers: IncomingHttpHeaders }[];
  /** Requests that waited for their answers, at the most, since it was last asked. */
  mostAtOnce(): number;
  answerAt(path: string): ShopAnswer;
  /** Puts an answer at a path, in place of any before. */
  set(path: string, answer: ShopAnswer): void;
  close(): Promise<void>;
}

const html = { 'content-type': 'text/html; charset=utf-8' };

/** A shop of this machine, with the pictures `/wide.jpg` (400 × 300), `/tall.png` (120 × 240), `/tiny.png` (40 × 40) and `/captcha.jpg`. */
export async function openShop(): Promise<Shop> {
  const answers = new Map<string, ShopAnswer>();
  const asked: Shop['asked'] = [];
  let waiting = 0;
  let most = 0;
  const server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://shop');
    asked.push({ path: pathname, headers: req.headers });
    const {
      status = 200,
      headers = html,
      body = '',
      breaks,
      hangs,
      delayMs,
    } = answers.get(pathname) ?? { status: 404 };
    waiting += 1;
    most = Math.max(most, waiting);
    if (delayMs) await wait(delayMs);
    waiting -= 1;
    res.writeHead(status, headers);
    if (breaks) res.write(body, () => res.destroy());
    else if (hangs) res.write(body);
    else res.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pictures = {
    '/wide.jpg': await makePicture({ width: 400, height: 300 }),
    '/tall.png': await makePicture({ width: 120, height: 240, format: 'png' }),
    '/tiny.png': await makePicture({ width: 40, height: 40, format: 'png' }),
    '/captcha.jpg': await makePicture({ width: 200, height: 70 }),
  };
  // Of type by content: what a shop calls them says nothing.
  for (const [path, body] of Object.entries(pictures))
    answers.set(path, { body, headers: { 'content-type': 'image/jpeg' } });
  return {
    port,
    at: (path) => `http://127.0.0.1:${port}${path}`,
    asked,
    mostAtOnce() {
      const seen = most;
      most = 0;
      return seen;
    },
    answerAt: (path) => answers.get(path)!,
    set: (path, answer) => void answers.set(path, answer),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
