import { Migration } from '@mikro-orm/migrations';

/** Lists are filtered by what an index has in their order; all but the first of each are of few rows. */
export class ListIndexes extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // By status, so that the one that is asked for is not looked for among the others.
  'drop index job_active_index',
  'drop index job_failed_index',
  `create index job_active_index on job (account_id, status, created_at, id) where status in ('QUEUED', 'RUNNING')`,
  `create index job_failed_index on job (account_id, status, created_at, id) where status in ('FAILED', 'CANCELED')`,
  // Every image has one job that nobody asked for.
  `create index job_asked_index on job (account_id, created_at, id) where kind <> 'PREPARE_IMAGE'`,
  'create index image_deleted_index on image (account_id, created_at, id) where deleted_at is not null',
  `create index image_unready_index on image (account_id, created_at, id) where status <> 'READY'`,
];
