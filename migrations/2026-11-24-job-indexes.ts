import { Migration } from '@mikro-orm/migrations';

export class JobIndexes extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // Progress then moves no indexed column, and with room in its page a row changes in place, without touching an index.
  'drop index job_account_id_updated_at_index',
  'alter table job set (fillfactor = 80)',
  'create index job_account_id_finished_at_index on job (account_id, finished_at)',
  // The few that did not succeed, in the order of the list.
  `create index job_failed_index on job (account_id, created_at, id) where status in ('FAILED', 'CANCELED')`,
  `create index job_made_index on job (rendition_key, created_at, id) where status = 'SUCCEEDED' and rendition_key is not null`,
  `create index job_prepare_index on job (image_id, created_at, id) where kind = 'PREPARE_IMAGE'`,
];
