import pg from 'pg';

/** So long a connection waits for the next statement: to make one takes more than to answer, and some ask until it is so. */
const idleMs = 500;

const pools = new Map<string, pg.Pool>();

/** One statement beside the app, which does not know of it. It must not alter its session, which others have after it. */
export async function runSql<Row extends pg.QueryResultRow = Record<string, unknown>>(
  { databaseUrl }: { databaseUrl: string },
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const pool = pools.get(databaseUrl) ?? openPool(databaseUrl);
  return (await pool.query<Row>(sql, values)).rows;
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    idleTimeoutMillis: idleMs,
    allowExitOnIdle: true,
  });
  // Whoever drops the database, or takes it away, ends those that wait.
  pool.on('error', () => {});
  pools.set(databaseUrl, pool);
  return pool;
}
