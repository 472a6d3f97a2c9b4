import { Migration } from '@mikro-orm/migrations';

export class UploadsAndDownloads extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table image add column life_ms double precision null',
  `create table download (
        id text not null,
        account_id text not null,
        rendition_ids jsonb not null,
        expires_at timestamptz(3) not null,
        primary key (id)
      )`,
  'create index download_account_id_index on download (account_id)',
  'create index download_expires_at_index on download (expires_at)',
  'alter table download add constraint download_account_id_foreign foreign key (account_id) references account (id) on delete cascade',
];
