import { Migration } from '@mikro-orm/migrations';

export class Revisions extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  'alter table image add column updated_at timestamptz(3) not null default now()',
  'update image set updated_at = created_at',
  'alter table job alter column updated_at set default now()',
  `create function rise_revision() returns trigger language plpgsql as $$
      begin
        new.revision = old.revision + 1;
        new.updated_at = clock_timestamp();
        return new;
      end $$`,
  ...['image', 'job'].flatMap((table) => [
    `alter table ${table} add column revision int not null default 1`,
    `create trigger rise_revision before update on ${table} for each row execute function rise_revision()`,
  ]),
  'create index image_account_id_updated_at_index on image (account_id, updated_at)',
];
