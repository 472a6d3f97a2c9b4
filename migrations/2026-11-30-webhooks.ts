import { Migration } from '@mikro-orm/migrations';

/** docs/decisions/webhooks.md says what each is for. */
export class Webhooks extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table webhook_endpoint (
    id text not null primary key,
    account_id text not null constraint webhook_endpoint_account_id_foreign references account on delete cascade,
    url text not null,
    description text null,
    events text[] not null,
    status text not null,
    disabled_reason jsonb null,
    failing_since timestamptz(3) null,
    failing_again_at timestamptz(3) null,
    consecutive_failures int not null default 0,
    paused_until timestamptz(3) null,
    pauses int not null default 0,
    secret text not null,
    secret_created_at timestamptz(3) not null,
    previous_secret text null,
    previous_secret_until timestamptz(3) null,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    gone_at timestamptz(3) null
  )`,
  'create index webhook_endpoint_account_id_created_at_id_index on webhook_endpoint (account_id, created_at, id)',
  "create index webhook_endpoint_active_index on webhook_endpoint (account_id) where status = 'ACTIVE' and gone_at is null",
  'create index webhook_endpoint_gone_index on webhook_endpoint (gone_at) where gone_at is not null',
  'create trigger rise_revision before update on webhook_endpoint for each row execute function rise_revision()',
  `create table webhook_event (
    id text not null primary key,
    account_id text not null constraint webhook_event_account_id_foreign references account on delete cascade,
    type text not null,
    image_id text null,
    job_id text null,
    batch_id text null,
    endpoint_id text null,
    ends_at timestamptz(3) null,
    created_at timestamptz(3) not null
  )`,
  'create index webhook_event_account_id_index on webhook_event (account_id)',
  'create index webhook_event_created_at_index on webhook_event (created_at)',
  "create unique index webhook_event_expiring_unique on webhook_event (image_id, ends_at) where type = 'IMAGE_EXPIRING'",
  `create table webhook_delivery (
    id text not null primary key,
    account_id text not null constraint webhook_delivery_account_id_foreign references account on delete cascade,
    endpoint_id text not null constraint webhook_delivery_endpoint_id_foreign references webhook_endpoint on delete cascade,
    event_id text not null constraint webhook_delivery_event_id_foreign references webhook_event on delete cascade,
    type text not null,
    status text not null,
    attempt int not null,
    max_attempts int not null,
    claim int not null default 0,
    next_attempt_at timestamptz(3) null,
    error jsonb null,
    body text null,
    is_replay boolean not null default false,
    is_test boolean not null default false,
    revision int not null default 1,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null default now(),
    finished_at timestamptz(3) null
  )`,
  'create index webhook_delivery_account_id_created_at_id_index on webhook_delivery (account_id, created_at, id)',
  'create index webhook_delivery_endpoint_id_created_at_id_index on webhook_delivery (endpoint_id, created_at, id)',
  'create index webhook_delivery_event_id_index on webhook_delivery (event_id)',
  "create index webhook_delivery_waiting_index on webhook_delivery (endpoint_id, event_id, id) where status in ('QUEUED', 'RUNNING')",
  "create index webhook_delivery_failed_index on webhook_delivery (account_id, status, created_at, id) where status in ('FAILED', 'CANCELED')",
  "create index webhook_delivery_active_index on webhook_delivery (account_id, status, created_at, id) where status in ('QUEUED', 'RUNNING')",
  'create index webhook_delivery_ended_index on webhook_delivery (finished_at) where finished_at is not null',
  'create trigger rise_revision before update on webhook_delivery for each row execute function rise_revision()',
  'create trigger note_insert after insert on webhook_delivery for each row execute function note_change()',
  `create trigger note_delete after delete on webhook_delivery referencing old table as old_rows
      for each statement execute function note_deletions()`,
  // What is RUNNING is told to whoever comes back anyway.
  `create trigger note_update after update on webhook_delivery for each row
      when (new.status <> 'RUNNING') execute function note_change()`,
  `create table webhook_attempt (
    delivery_id text not null constraint webhook_attempt_delivery_id_foreign references webhook_delivery on delete cascade,
    number int not null,
    started_at timestamptz(3) not null,
    ms int not null,
    status_code int null,
    error jsonb null,
    request_headers jsonb not null,
    response_headers jsonb not null,
    response_body text null,
    primary key (delivery_id, number)
  )`,
];
