import { Migration } from '@mikro-orm/migrations';

/** One column says of a row that it is gone, each with an index for those who list, end and remove: schema/life.ts. */
export class Lives extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/** As the first migration of the usage row made it, by the new name. */
const countImages = (event: string, halves: string) =>
  `create or replace function count_image_${event}() returns trigger language plpgsql as $$
      declare moved record;
      begin
        for moved in
          select account_id, sum(images) as images from (${halves}) half
            group by account_id having sum(images) <> 0
            order by account_id
        loop
          update account_usage set images = account_usage.images + moved.images
            where account_id = moved.account_id;
        end loop;
        return null;
      end $$`;

const half = (rows: string, sign: string) =>
  `select account_id, ${sign}count(*) filter (where gone_at is null) as images from ${rows} group by account_id`;

const statements = [
  'alter table image rename column deleted_at to gone_at',
  'alter table image add column own_expires_at timestamptz(3) null',
  'alter table image add column restorable_until timestamptz(3) null',
  countImages('insert', half('new_rows', '')),
  countImages('update', `${half('old_rows', '-')} union all ${half('new_rows', '')}`),
  countImages('delete', half('old_rows', '-')),
  // Before every row is written, or each index is too.
  'drop index image_account_id_created_at_id_index',
  'drop index image_expires_at_index',
  'drop index image_deleted_at_index',
  'drop index image_deleted_index',
  // Nothing has changed for those who read them.
  'alter table image disable trigger rise_revision',
  'alter table image disable trigger note_update',
  `update image set own_expires_at = expires_at, restorable_until = gone_at + interval '10 minutes'`,
  'alter table image enable trigger rise_revision',
  'alter table image enable trigger note_update',
  'create index image_list_index on image (account_id, created_at desc, id desc) where gone_at is null',
  // With the id, or those that end at one instant are sorted each time.
  'create index image_due_index on image (expires_at, id) where gone_at is null',
  'create index image_ending_index on image (account_id, expires_at, id) where gone_at is null',
  'create index image_reap_index on image (gone_at) where gone_at is not null',
  'create index image_restorable_index on image (account_id, created_at, id) where restorable_until is not null',
];
