import { Migration } from '@mikro-orm/migrations';

/** events/mark.ts says what they are for. */
export class RowChanges extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const createNoter = (name: string, id: string, accountId: string, topic: string) =>
  `create function ${name}() returns trigger language plpgsql as $$
      begin
        insert into row_change (id, account_id, topic, xid, at)
          values (${id}, ${accountId}, ${topic}, pg_current_xact_id(), clock_timestamp())
          on conflict (id) do update set xid = excluded.xid, at = excluded.at;
        return null;
      end $$`;

const statements = [
  `create table row_change (
        id text not null,
        account_id text not null,
        topic text not null,
        xid xid8 not null,
        at timestamptz(3) not null,
        primary key (id)
      )`,
  'create index row_change_account_id_topic_xid_index on row_change (account_id, topic, xid)',
  'create index row_change_account_id_topic_at_index on row_change (account_id, topic, at)',
  // The sweep asks for nothing but the oldest, and what is written last lies last.
  'create index row_change_at_index on row_change using brin (at)',
  createNoter('note_change', 'new.id', 'new.account_id', 'tg_table_name'),
  createNoter('note_deletion', 'old.id', 'old.account_id', 'tg_table_name'),
  createNoter('note_image', 'new.image_id', 'new.account_id', "'image'"),
  ...['image', 'job'].flatMap((table) => [
    `create trigger note_insert after insert on ${table} for each row execute function note_change()`,
    `create trigger note_delete after delete on ${table} for each row execute function note_deletion()`,
  ]),
  'create trigger note_update after update on image for each row execute function note_change()',
  // What is RUNNING is told to whoever comes back anyway, so that progress costs nothing here.
  `create trigger note_update after update on job for each row
      when (new.status <> 'RUNNING') execute function note_change()`,
  // A thumbnail, a cutout: the image has something new.
  'create trigger note_image after insert on rendition for each row execute function note_image()',
  // For those who watch while this is done: they come back, and ask for the last minutes.
  ...['image', 'job'].map(
    (table) => `insert into row_change (id, account_id, topic, xid, at)
      select id, account_id, '${table}', pg_current_xact_id(), updated_at from ${table}
        where updated_at > now() - interval '10 minutes'`,
  ),
];
