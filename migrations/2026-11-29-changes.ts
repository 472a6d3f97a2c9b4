import { Migration } from '@mikro-orm/migrations';

/** Which transaction changed a row last, so that whoever has watched can go on where they were, and what was deleted. */
export class Changes extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const tables = { image: 'Image', job: 'Job' };

const statements = [
  `create table deletion (
    id text not null primary key,
    account_id text not null,
    kind text not null,
    changed_xid xid8 not null default pg_current_xact_id(),
    deleted_at timestamptz(3) not null default clock_timestamp()
  )`,
  'create index deletion_account_id_changed_xid_index on deletion (account_id, changed_xid)',
  'create index deletion_deleted_at_index on deletion (deleted_at)',
  `create function note_change() returns trigger language plpgsql as $$
    begin
      new.changed_xid = pg_current_xact_id();
      return new;
    end $$`,
  `create function note_deletion() returns trigger language plpgsql as $$
    begin
      insert into deletion (id, account_id, kind) select id, account_id, tg_argv[0] from gone
        on conflict (id) do update set changed_xid = excluded.changed_xid, deleted_at = excluded.deleted_at;
      return null;
    end $$`,
  // Hidden by its owner, or buried by the purge.
  `create function note_hiding() returns trigger language plpgsql as $$
    begin
      insert into deletion (id, account_id, kind)
        select after.id, after.account_id, tg_argv[0] from after join before on before.id = after.id
        where after.deleted_at is not null and before.deleted_at is null
        on conflict (id) do update set changed_xid = excluded.changed_xid, deleted_at = excluded.deleted_at;
      return null;
    end $$`,
  ...Object.entries(tables).flatMap(([table, kind]) => [
    // What was there before has not changed for anybody who begins to watch now.
    `alter table ${table} add column changed_xid xid8 not null default '0'`,
    `alter table ${table} alter column changed_xid set default pg_current_xact_id()`,
    `create index ${table}_account_id_changed_xid_index on ${table} (account_id, changed_xid)`,
    `create trigger note_deletion after delete on ${table} referencing old table as gone
      for each statement execute function note_deletion('${kind}')`,
  ]),
  `create trigger note_hiding after update on image referencing old table as before new table as after
    for each statement execute function note_hiding('Image')`,
  // But for what is set by hand.
  `create trigger note_change before update on image for each row
    when (old.changed_xid = new.changed_xid) execute function note_change()`,
  // Room beside each row for its next state: of 100 writes of progress 99 are in place with it, without it 80.
  'alter table job set (fillfactor = 85)',
  // Progress is no change that anybody has to be told of later, and must not touch an index.
  `create trigger note_change before update on job for each row
    when ((old.status, old.claim, old.error) is distinct from (new.status, new.claim, new.error))
    execute function note_change()`,
];
