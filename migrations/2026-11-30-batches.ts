import { Migration } from '@mikro-orm/migrations';

export class Batches extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * For those who watch a batch: which of its items has begun or ended. What waits is told of by the batch alone: to read, cancel
 * or retry a hundred thousand writes nothing here.
 */
const noteItem = `create function note_batch_item() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          values (new.batch_id || '/' || new.id, new.batch_id, 'batchItem', pg_current_xact_id(), clock_timestamp())
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`;

const statements = [
  `create table batch (
    id text not null primary key,
    account_id text not null constraint batch_account_id_foreign references account on delete cascade,
    client_id text null,
    name text not null,
    status text not null,
    error jsonb null,
    layout jsonb not null,
    recipes jsonb not null,
    problems jsonb not null default '[]',
    problem_count int not null default 0,
    sha256 text not null,
    row_count int not null default 0,
    item_count int not null default 0,
    distinct_count int not null default 0,
    is_read boolean not null default false,
    final_counts jsonb null,
    image_life_ms double precision null,
    reuse_within_ms double precision null,
    gallery_id text null,
    wishlist_id text null,
    webhook_endpoint_id text null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    revision int not null default 1,
    started_at timestamptz(3) null,
    finished_at timestamptz(3) null,
    expires_at timestamptz(3) not null,
    gone_at timestamptz(3) null
  )`,
  'alter table batch add constraint batch_account_id_client_id_unique unique (account_id, client_id)',
  'create index batch_list_index on batch (account_id, created_at desc, id desc) where gone_at is null',
  'create index batch_due_index on batch (expires_at, id) where gone_at is null',
  'create index batch_reap_index on batch (gone_at, id) where gone_at is not null',
  "create index batch_active_index on batch (account_id, id) where status in ('READING', 'RUNNING')",
  'create trigger rise_revision before update on batch for each row execute function rise_revision()',
  `create table batch_row (
    id text not null primary key,
    account_id text not null,
    batch_id text not null constraint batch_row_batch_id_foreign references batch on delete cascade,
    index int not null,
    line int not null,
    name text null,
    cells jsonb not null,
    item_count int not null
  )`,
  'alter table batch_row add constraint batch_row_batch_id_index_unique unique (batch_id, index)',
  `create table batch_item (
    id text not null primary key,
    account_id text not null,
    batch_id text not null,
    row_id text not null constraint batch_item_row_id_foreign references batch_row on delete cascade,
    row_index int not null,
    ordinal int not null,
    url text not null,
    url_hash text null,
    status text not null,
    attempt int not null default 0,
    error jsonb null,
    duplicate_of_id text null,
    image_id text null constraint batch_item_image_id_foreign references image on delete set null,
    input_bytes double precision null,
    output_bytes double precision null,
    updated_at timestamptz(3) not null default now(),
    revision int not null default 1
  )`,
  'alter table batch_item add constraint batch_item_row_id_ordinal_unique unique (row_id, ordinal)',
  'create index batch_item_batch_id_status_row_index_ordinal_index on batch_item (batch_id, status, row_index, ordinal)',
  "create index batch_item_waiting_index on batch_item (batch_id, row_index, ordinal) where status = 'QUEUED' and duplicate_of_id is null",
  'create index batch_item_image_id_index on batch_item (image_id) where image_id is not null',
  'create index batch_item_duplicate_of_id_index on batch_item (duplicate_of_id) where duplicate_of_id is not null',
  'create index batch_item_url_index on batch_item (batch_id, url_hash) where url_hash is not null and duplicate_of_id is null',
  noteItem,
  `create trigger note_batch_item after update on batch_item for each row
      when (new.status <> 'QUEUED' and old.status <> new.status and (old.status <> 'QUEUED' or new.status <> 'CANCELED'))
      execute function note_batch_item()`,
  // By which a picture is found again that was fetched before.
  `create index image_source_url_index on image (account_id, md5(source_url)) where source_url is not null and gone_at is null`,
  'alter table pending_upload add column batch_id text null',
  // What it removed before there were any.
  `update purge_run set removed = removed || '{"batches": 0}'`,
];
