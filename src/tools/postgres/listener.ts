import { Client } from 'pg';
import type { Logger } from 'pino';
import { endWhenSilent } from './silent-connection.ts';

export interface ListenerOptions {
  url: string;
  channel: string;
  log: Logger;
  /** One notification's payload. */
  onPayload: (payload: string) => void;
  /** The connection is there again. What was notified since `missedSince` may never come: look for yourself. */
  onReconnect: (missedSince: Date) => void;
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
const timeoutMs = 5000;

/**
 * Keeps one LISTEN connection. It is opening, up or waiting to retry, until it is closed: opening leads to up when
 * LISTEN has answered, everything that goes wrong leads to waiting, and waiting leads to opening, sooner at first.
 * Resolves when it is up for the first time; if that fails, it throws and is closed.
 */
export async function listen({
  url,
  channel,
  log,
  onPayload,
  onReconnect,
}: ListenerOptions): Promise<Listener> {
  let client: Client | null = null;
  let closed = false;
  /** Since the connection was last up; the log is told of the first only. */
  let failures = 0;
  /** What was notified before this instant has come. */
  let heardUntil: Date | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function open(mine: Client): Promise<void> {
    client = mine;
    mine.on('error', (error) => lose(mine, error));
    mine.on('end', () => lose(mine, new Error('The server ended the connection.')));
    await mine.connect();
    const missedSince = heardUntil;
    await ask(mine, `listen ${mine.escapeIdentifier(channel)}`);
    if (client !== mine) return;
    // Not sooner: nothing is to be heard before `onReconnect` has said that something was missed.
    mine.on('notification', (message) => client === mine && onPayload(message.payload ?? ''));
    if (failures > 0) log.info({ event: 'listener.returned', failures, missedSince });
    failures = 0;
    timer = setTimeout(() => void ping(mine), pingEveryMs);
    if (missedSince) onReconnect(missedSince);
  }

  async function ask(mine: Client, sql: string): Promise<void> {
    const askedAt = new Date();
    await mine.query(sql);
    if (client === mine) heardUntil = askedAt;
  }

  async function ping(mine: Client): Promise<void> {
    try {
      await ask(mine, 'select 1');
      if (client === mine) timer = setTimeout(() => void ping(mine), pingEveryMs);
    } catch (error) {
      lose(mine, error);
    }
  }

  function lose(mine: Client, error: unknown): void {
    if (client !== mine) return;
    client = null;
    clearTimeout(timer);
    mine.end().catch(() => undefined);
    if (closed) return;
    if (failures === 0) log.warn({ event: 'listener.lost', err: error });
    timer = setTimeout(retry, Math.min(firstRetryMs * 2 ** failures++, longestRetryMs));
  }

  function createClient(): Client {
    const created = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
    // Else one that was lost in silence would be ending for ever.
    endWhenSilent(created, pingEveryMs + timeoutMs);
    return created;
  }

  function retry(): void {
    const mine = createClient();
    open(mine).catch((error) => lose(mine, error));
  }

  async function close(): Promise<void> {
    closed = true;
    clearTimeout(timer);
    const last = client;
    client = null;
    await last?.end();
  }

  try {
    await open(createClient());
  } catch (error) {
    await close();
    throw error;
  }
  return {
    drop() {
      if (client) lose(client, new Error('Dropped.'));
    },
    close,
  };
}
