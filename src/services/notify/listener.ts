import { Client } from 'pg';
import type { Logger } from 'pino';

export interface ListenerOptions {
  url: string;
  channel: string;
  log: Logger;
  /** One notification's payload. */
  onPayload: (payload: string) => void;
  /** The connection is (again) there. What was notified while it was away never comes: look for yourself. */
  onConnect: () => void;
}

export interface Listener {
  /** Ends the connection of now, as a lost network would; it is made again. For tests. */
  drop(): void;
  close(): Promise<void>;
}

const firstRetryMs = 100;
const longestRetryMs = 2000;
/** A dead peer without a FIN is noticed after at most both together. */
const pingEveryMs = 5000;
const pingTimeoutMs = 5000;

/**
 * Keeps one LISTEN connection. It is opening, up or waiting to retry, until it is closed: opening leads to up when
 * LISTEN has answered, everything that goes wrong leads to waiting, and waiting leads to opening, sooner at first.
 * Resolves when it is up for the first time.
 */
export async function listen({
  url,
  channel,
  log,
  onPayload,
  onConnect,
}: ListenerOptions): Promise<Listener> {
  let client: Client | null = null;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const mine = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
    client = mine;
    mine.on('notification', (message) => onPayload(message.payload ?? ''));
    mine.on('error', (error) => lose(mine, error));
    mine.on('end', () => lose(mine, new Error('The server ended the connection.')));
    await mine.connect();
    await mine.query(`listen ${mine.escapeIdentifier(channel)}`);
    if (client !== mine) return;
    failures = 0;
    timer = setTimeout(() => void ping(mine), pingEveryMs);
    onConnect();
  }

  async function ping(mine: Client): Promise<void> {
    const late = setTimeout(() => lose(mine, new Error('No answer to a ping.')), pingTimeoutMs);
    try {
      await mine.query('select 1');
      if (client === mine && !closed) timer = setTimeout(() => void ping(mine), pingEveryMs);
    } catch (error) {
      lose(mine, error);
    } finally {
      clearTimeout(late);
    }
  }

  function lose(mine: Client, error: unknown): void {
    if (client !== mine) return;
    client = null;
    clearTimeout(timer);
    mine.end().catch(() => undefined);
    if (closed) return;
    const waitMs = Math.min(firstRetryMs * 2 ** failures++, longestRetryMs);
    log.warn({ event: 'listen.lost', err: error, waitMs });
    timer = setTimeout(retry, waitMs);
  }

  function retry(): void {
    const attempt = open();
    const mine = client;
    attempt.catch((error) => mine && lose(mine, error));
  }

  await open();
  return {
    drop() {
      if (client) lose(client, new Error('Dropped.'));
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
