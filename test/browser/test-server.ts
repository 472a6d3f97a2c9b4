import { createTestDatabase } from '../database.ts';
import { type Server, startServer } from './server.ts';

/** The built program over a database of the test run's own Postgres. */
export async function startTestServer(env: Record<string, string> = {}): Promise<Server> {
  const database = await createTestDatabase();
  const server = await startServer({ ...env, DATABASE_URL: database.url });
  return {
    ...server,
    async close() {
      await server.close();
      await database.drop();
    },
  };
}
