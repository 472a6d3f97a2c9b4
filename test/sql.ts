import pg from 'pg';

/** One statement beside the app, which does not know of it. */
export async function runSql<Row extends pg.QueryResultRow = Record<string, unknown>>(
  { databaseUrl }: { databaseUrl: string },
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
