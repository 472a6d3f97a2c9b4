import pg from 'pg';
import { vi } from 'vitest';

/** Ends every connection to the database of this URL, as its restart would. */
export async function terminateBackends(url: string): Promise<void> {
  await commandBeside(url, async (client, name) => {
    // Not the vacuum's workers, which are the server's own: only a superuser may end them.
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
      [name],
    );
  });
}

/** Takes the database of this URL away: its connections end, and none is let in until it is brought back. */
export async function takeDatabaseAway(url: string): Promise<() => Promise<void>> {
  const allow = (isAllowed: boolean) =>
    commandBeside(url, (client, name) =>
      client.query(`alter database ${name} with allow_connections ${isAllowed}`),
    );
  await allow(false);
  await terminateBackends(url);
  return () => allow(true);
}

async function commandBeside(
  url: string,
  command: (client: pg.Client, name: string) => Promise<unknown>,
): Promise<void> {
  const beside = new URL(url);
  const name = beside.pathname.slice(1);
  // Always there, and never the database that is taken away.
  beside.pathname = 'template1';
  // The server may just be starting again.
  const client = await vi.waitFor(() => connect(beside.href), { timeout: 20_000, interval: 50 });
  try {
    await command(client, name);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
