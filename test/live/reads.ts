import type { TestApp } from '../app.ts';

interface PoolClient {
  query: (query: string | { text?: string; sql?: string }, ...rest: unknown[]) => unknown;
}

interface Pool {
  on(event: 'connect', listener: (client: PoolClient) => void): void;
  _clients: PoolClient[];
}

/** Counts, at the driver of this app's pool, the statements that read a table. */
export async function countReads(
  app: TestApp,
  table: 'image' | 'job' | 'rendition' | 'download',
): Promise<{ count: number }> {
  const reads = { count: 0 };
  const wrap = (client: PoolClient) => {
    const { query } = client;
    client.query = (...args) => {
      const [statement] = args;
      const text = typeof statement === 'string' ? statement : (statement.text ?? statement.sql ?? '');
      if (/^select /.test(text) && text.includes(` from "${table}"`)) reads.count++;
      return query.apply(client, args);
    };
  };
  const connection = app.contexts.forSystem().em.getConnection() as unknown as {
    getNativeClient(): Promise<Pool>;
  };
  const pool = await connection.getNativeClient();
  for (const client of pool._clients) wrap(client);
  pool.on('connect', wrap);
  return reads;
}
