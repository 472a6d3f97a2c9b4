import { inTransaction } from '../../src/context/transaction.ts';
import { announce } from '../../src/events/announce.ts';
import { createId } from '../../src/schema/id.ts';
import type { JobStatus } from '../../src/schema/job.ts';
import type { TestApp } from '../app.ts';

/** Rows of jobs that no worker knows of: they change only when a test changes them. In the order of their creation. */
export async function addJobs(app: TestApp, accountId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => createId('Job'));
  await app.contexts.forSystem().em.execute(
    `insert into job (id, account_id, kind, status, stage, progress, attempt, max_attempts, error, metrics, created_at, updated_at)
     select id, ?, 'PREPARE_IMAGE', 'RUNNING', 'DECODING', 0, 1, 3,
       json_build_object('code', 'TIMEOUT', 'message', repeat('x', 1000), 'isRetryable', true, 'params', '{}'::json),
       '{"queuedMs": 12.5, "runMs": null, "inputBytes": 123456, "outputBytes": null, "stages": []}', now(), now()
     from unnest(?::text[]) as id`,
    [accountId, `{${ids.join()}}`],
  );
  return ids;
}

/** Changes rows and tells of it in one transaction, as every writer does. */
export async function changeJobs(
  app: TestApp,
  accountId: string,
  ids: string[],
  { progress, status = 'RUNNING' }: { progress: number; status?: JobStatus },
): Promise<void> {
  await inTransaction(app.contexts.forSystem(), async (inner) => {
    await inner.em.execute(
      `update job set progress = ?, status = ?,
         finished_at = case when ? <> 'RUNNING' then clock_timestamp() end where id = any(?::text[])`,
      [progress, status, status, `{${ids.join()}}`],
    );
    await announce(inner, ...ids.map((id) => ({ topic: 'job', id, accountId }) as const));
  });
}

/** So many transactions, faster than anybody reads. */
export async function changeJobOften(
  app: TestApp,
  accountId: string,
  id: string,
  times: number,
): Promise<void> {
  await app.contexts.forSystem().em.execute(`do $$ begin
    for n in 1..${times} loop
      update job set progress = n / ${times}.0 where id = '${id}';
      perform pg_notify('pasteup', '[["job","${id}","${accountId}"]]');
      commit;
    end loop;
  end $$`);
}

export async function readAccountId(app: TestApp, apiKey: string): Promise<string> {
  const [row] = await app.contexts
    .forSystem()
    .em.execute<{ id: string }[]>("select id from account where id like '%' || split_part(?, '_', 2)", [
      apiKey,
    ]);
  if (!row) throw new Error('No account has this key.');
  return row.id;
}
