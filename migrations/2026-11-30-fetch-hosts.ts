import { Migration } from '@mikro-orm/migrations';

export class FetchHosts extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** What a database that has crashed forgets of them is a minute's politeness. */
const statements = [
  `create unlogged table fetch_host (
    host text not null primary key,
    next_at timestamptz(3) not null,
    blocked_until timestamptz(3) null,
    seats jsonb not null default '{}'
  )`,
  `create unlogged table fetch_line (
    account_id text not null,
    host text not null,
    next_at timestamptz(3) not null,
    primary key (account_id, host)
  )`,
];
