import { createTestDatabase } from '../database.ts';
import { type Server, startServer } from './server.ts';

export interface TestServer extends Server {
  databaseUrl: string;
}

/** The built program over a database of the test run's own Postgres. */
export async function startTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const server = await startServer({ ...env, DATABASE_URL: database.url });
  return {
    ...server,
    databaseUrl: database.url,
    async close() {
      await server.close();
      await database.drop();
    },
  };
}
