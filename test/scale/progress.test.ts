import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Job } from '../../src/schema/job.ts';
import { type Attempt, reportProgress } from '../../src/services/job/attempt.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { addJobs, readAccountId } from '../live/rows.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let accountId: string;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  const client = await signUp(app.url);
  accountId = await readAccountId(app, client.apiKey!);
  await client.close();
});
afterAll(() => app.close());

test('progress is written in place, without touching an index', async () => {
  // As many as a busy page has, each as long as one that has a recipe and an error.
  const [id] = await addJobs(app, accountId, 100);
  const ctx = app.contexts.forAccount(accountId);
  const attempt = { job: await ctx.em.findOneOrFail(Job, { id }) } as Attempt;
  for (let n = 1; n <= 100; n++) await reportProgress(ctx, attempt, 'ENCODING', n / 100);
  await ctx.em.execute('select pg_stat_force_next_flush()');
  await vi.waitFor(async () => {
    const [stat] = await runSql<{ writes: number; inPlace: number }>(
      app,
      `select n_tup_upd::int as writes, n_tup_hot_upd::int as "inPlace" from pg_stat_user_tables where relname = 'job'`,
    );
    expect(stat?.writes).toBe(100);
    expect(stat?.inPlace).toBeGreaterThanOrEqual(90);
  });
});
