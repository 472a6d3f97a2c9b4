import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { migrate, openDatabase } from '../../src/database.ts';
import { addDatabase } from '../database.ts';
import { runSql } from '../sql.ts';

test('accounts of before have their row, with what they hold', async () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await addDatabase(inject('postgresUrl'), name, 'template1');
  const orm = await openDatabase({ url: databaseUrl });
  await orm.migrator.up({ to: 'UploadsAndDownloads' });
  await orm.close();
  for (const statement of [
    "insert into account (id, key_hash, created_at) select id, '', now() from unnest(array['some', 'none']) id",
    `insert into image (id, account_id, prefix, filename, state, created_at, deleted_at)
       select n, 'some', n, 'a.png', 'READY', now(), case when n > 3 then now() end from generate_series(1, 5) n`,
    `insert into stored_object (key, account_id, mime_type, byte_size)
       select n, 'some', 'image/png', 10 * n from generate_series(1, 3) n`,
    `insert into job (id, account_id, kind, status, stage, progress, attempt, max_attempts, metrics, created_at, updated_at)
       select status, 'some', 'PREPARE_IMAGE', status, 'WAITING', 0, 0, 3, '{}', now(), now()
       from unnest(array['QUEUED', 'RUNNING', 'FAILED']) status`,
  ])
    await runSql({ databaseUrl }, statement);
  await migrate({ url: databaseUrl });
  expect(
    await runSql(
      { databaseUrl },
      'select account_id, images, stored_bytes, queued_jobs, running_jobs from account_usage order by 1',
    ),
  ).toEqual([
    { account_id: 'none', images: 0, stored_bytes: 0, queued_jobs: 0, running_jobs: 0 },
    { account_id: 'some', images: 3, stored_bytes: 60, queued_jobs: 1, running_jobs: 1 },
  ]);
  await runSql({ databaseUrl: inject('postgresUrl') }, `drop database ${name}`);
});
