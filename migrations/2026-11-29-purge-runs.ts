import { Migration } from '@mikro-orm/migrations';

/** What ends is hidden, then reaped by a run that leaves a row of itself: docs/decisions/purge.md. */
export class PurgeRuns extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** By id, so that two that note the same rows cannot wait for each other. */
function noteAll(name: string, rows: string, condition: string): string {
  return `create function ${name}() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          select id, old_rows.account_id, tg_table_name, pg_current_xact_id(), clock_timestamp()
            from ${rows} where ${condition} order by id
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`;
}

const statements = [
  'alter table image add column reaper text null',
  'drop index image_reap_index',
  // By the instant from which on it is removed: what can still be restored lies behind what is due.
  'create index image_reap_index on image (coalesce(restorable_until, gone_at), id) where gone_at is not null',
  // A lease is no change of the image, for nobody.
  'drop trigger rise_revision on image',
  `create trigger rise_revision before update on image for each row
      when (new.reaper is not distinct from old.reaper) execute function rise_revision()`,
  // Thousands are hidden and removed by one statement: it notes them all at once, where each row cost a statement of its own.
  noteAll(
    'note_images',
    'new_rows join old_rows using (id)',
    'new_rows.reaper is not distinct from old_rows.reaper',
  ),
  noteAll('note_deletions', 'old_rows', 'true'),
  'drop trigger note_update on image',
  `create trigger note_update after update on image referencing old table as old_rows new table as new_rows
      for each statement execute function note_images()`,
  ...['image', 'job'].flatMap((table) => [
    `drop trigger note_delete on ${table}`,
    `create trigger note_delete after delete on ${table} referencing old table as old_rows
      for each statement execute function note_deletions()`,
  ]),
  'create index job_ended_index on job (finished_at) where finished_at is not null',
  `create table purge_run (
      id text not null,
      task text not null,
      trigger text not null,
      status text not null,
      created_at timestamptz(3) not null,
      finished_at timestamptz(3) null,
      removed jsonb not null,
      left_over int not null default 0,
      errors jsonb not null default '[]',
      refusal text null,
      listed int not null default 0,
      orphans int not null default 0,
      max_orphan_share double precision null,
      cursor jsonb null,
      entry text null,
      heartbeat_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      revision int not null default 1,
      primary key (id)
    )`,
  "create unique index purge_run_running_unique on purge_run (task) where status = 'RUNNING'",
  'create index purge_run_created_at_id_index on purge_run (created_at, id)',
  'create trigger rise_revision before update on purge_run for each row execute function rise_revision()',
  `create table purge_receipt (
      image_id text not null,
      account_id text not null,
      ended_at timestamptz(3) not null,
      hidden_at timestamptz(3) not null,
      removed_at timestamptz(3) null,
      objects int not null,
      bytes double precision not null,
      primary key (image_id)
    )`,
  'alter table purge_receipt add constraint purge_receipt_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
  'create index purge_receipt_account_id_index on purge_receipt (account_id)',
  'create index purge_receipt_removed_at_index on purge_receipt (removed_at)',
];
