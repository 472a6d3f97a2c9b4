import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installationKey } from '../../src/services/keeping/installation.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { createLogLines } from '../log-lines.ts';
import { runSql } from '../sql.ts';

const env = { RENDER_CHILDREN: '1' };
let app: TestApp;
let other: TestDatabase;

/** Fresh storage and a fresh database, which starting leaves marked; and another database, which is empty. */
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  app = await startTestApp({ work: false, env });
  await (await signUp(app.url)).close();
  other = await createTestDatabase();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
  await other.drop();
});

const { log, lines } = createLogLines();
const startBeside = () =>
  startTestApp({ beside: { databaseUrl: other.url, dataDir: app.dataDir }, work: false, env, log });
const refused = () => lines.filter(({ event }) => event === 'storage.refused');

test('an empty database beside the files of another one is not served', async () => {
  const starting = startBeside();
  await expect(starting.then((started) => started.close())).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringMatching(/got an empty one.*DATABASE_URL.*backup-and-upgrade/s),
  });
  expect(refused()).toHaveLength(1);
});

test('the database whose files they are is, be it started a second time', async () => {
  const second = await startTestApp({ beside: app, work: false, env, log });
  expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
  await second.close();
});

test('one that has accounts is, and the operator is told', async () => {
  lines.length = 0;
  await runSql({ databaseUrl: other.url }, "insert into account (id, created_at) values ('acc_1', now())");
  const started = await startBeside();
  expect(refused()).toHaveLength(1);
  await started.close();
  await runSql({ databaseUrl: other.url }, 'delete from account');
});

test('an empty one is where the operator has removed the mark to begin anew', async () => {
  await app.contexts.forSystem().storage.delete([installationKey]);
  const started = await startBeside();
  await (await signUp(started.url)).close();
  await started.close();
});
