import { Migration } from '@mikro-orm/migrations';

/** An account has several keys. The one it has today is its first, of the same number. */
export class ApiKeys extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table api_key (
    id text not null primary key,
    account_id text not null constraint api_key_account_id_foreign references account on delete cascade,
    name text null,
    key_hash bytea not null constraint api_key_key_hash_unique unique,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) null,
    last_used_at timestamptz(3) null
  )`,
  'create index api_key_account_id_index on api_key (account_id)',
  'create index api_key_expires_at_index on api_key (expires_at)',
  `insert into api_key (id, account_id, key_hash, created_at)
   select 'key_' || substr(id, 5), id, key_hash, created_at from account where length(key_hash) > 0`,
  'alter table account drop column key_hash',
  'alter table account add column deleted_at timestamptz(3) null',
  'create index account_deleted_at_index on account (deleted_at) where deleted_at is not null',
];
