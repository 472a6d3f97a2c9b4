import { Migration } from '@mikro-orm/migrations';

export class Masks extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** Points of strokes are stored bytes, as objects are: docs/decisions/account-usage.md. */
const countStrokes = (event: 'insert' | 'delete', rows: 'new_rows' | 'old_rows', sign: '+' | '-') => [
  `create function count_mask_stroke_${event}() returns trigger language plpgsql as $$
      declare moved record;
      begin
        for moved in
          select account_id, sum(octet_length(path)) as bytes from ${rows} group by account_id order by account_id
        loop
          update account_usage set stored_bytes = stored_bytes ${sign} moved.bytes where account_id = moved.account_id;
        end loop;
        return null;
      end $$`,
  `create trigger count_mask_stroke_${event} after ${event} on mask_stroke
      referencing ${rows.slice(0, 3)} table as ${rows} for each statement execute function count_mask_stroke_${event}()`,
];

const statements = [
  `create table mask (
    id text not null primary key,
    account_id text not null constraint mask_account_id_foreign references account on delete cascade,
    image_id text not null constraint mask_image_id_foreign references image on delete cascade,
    client_id text null,
    kind text not null,
    origin text not null,
    label text null,
    version int not null,
    width int not null,
    height int not null,
    coverage double precision not null,
    base_key text null,
    base_sha256 text null,
    base_grid bytea null,
    grid_width int null,
    grid_height int null,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    gone_at timestamptz(3) null,
    restorable_until timestamptz(3) null
  )`,
  'alter table mask add constraint mask_account_id_client_id_unique unique (account_id, client_id)',
  'create index mask_account_id_index on mask (account_id)',
  'create index mask_image_id_index on mask (image_id)',
  'create index mask_list_index on mask (image_id, created_at desc, id desc) where gone_at is null',
  'create index mask_reap_index on mask (coalesce(restorable_until, gone_at), id) where gone_at is not null',
  'create trigger rise_revision before update on mask for each row execute function rise_revision()',
  `create table mask_version (
    mask_id text not null constraint mask_version_mask_id_foreign references mask on delete cascade,
    account_id text not null constraint mask_version_account_id_foreign references account on delete cascade,
    number int not null,
    sha256 text not null,
    coverage double precision not null,
    stroke_count int not null,
    created_at timestamptz(3) not null,
    primary key (mask_id, number)
  )`,
  'create index mask_version_account_id_index on mask_version (account_id)',
  `create table mask_stroke (
    id bigserial primary key,
    account_id text not null constraint mask_stroke_account_id_foreign references account on delete cascade,
    mask_id text not null constraint mask_stroke_mask_id_foreign references mask on delete cascade,
    ordinal int not null,
    stroke_id text not null,
    tool text not null,
    size double precision not null,
    hardness double precision not null,
    path bytea not null,
    added_in int not null,
    removed_in int null
  )`,
  'create index mask_stroke_account_id_index on mask_stroke (account_id)',
  'create index mask_stroke_order_index on mask_stroke (mask_id, ordinal)',
  'create unique index mask_stroke_there_unique on mask_stroke (mask_id, stroke_id) where removed_in is null',
  ...countStrokes('insert', 'new_rows', '+'),
  ...countStrokes('delete', 'old_rows', '-'),
  'alter table pending_upload add column mask_id text null',
  'alter table image add column is_corrected boolean not null default false',
  'drop index image_review_index',
  'create index image_review_index on image (account_id, created_at desc, id desc) where gone_at is null and (agreement < 0.85 and reviewed_at is null and not is_corrected)',
  // What it removed before there were any.
  `update purge_run set removed = removed || '{"masks": 0}'`,
];
